"""Feeds to items: RSS, Atom and RDF by feedparser, JSON Feed 1.1 by hand. Pure: bytes in, frozen items out."""

import io
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import feedparser

from articles.cleaning import fragment_text, one_line
from articles.cleaning.facts import join_names
from articles.normalising import canonicalise_url, normalise_published, normalise_text

MOST_ITEMS = 1_000

_JSON_TYPES = {"application/feed+json", "application/json"}


class FeedError(ValueError):
    """Not a feed. The message is one line for a person."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item; "" where the feed does not say.

    `url` is absolute and canonical. `published` is ISO 8601, with the offset that the feed wrote; an item without
    a date of publication has the one of its last change. `text` is the full content, a paragraph a line, if the
    feed carries it.
    """

    url: str
    title: str = ""
    published: str = ""
    external_id: str = ""
    byline: str = ""
    summary: str = ""
    text: str = ""


def read_feed(content: bytes, *, url: str, content_type: str = "") -> list[FeedItem]:
    """The items in the feed's order, at most 1,000. `url` is where it came from, for relative links."""
    if content_type in _JSON_TYPES or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read_json(content, url)
    # As a stream, because feedparser takes bytes for the name of a file to open; as XML, because for want of a type
    # it takes UTF-8 for Latin-1, and for text/xml it would believe in ASCII.
    headers = {"content-location": url, "content-type": "application/xml"}
    feed = feedparser.parse(io.BytesIO(content), response_headers=headers)
    if not feed.get("version"):
        raise FeedError("The address answers with something that is not a feed (RSS, Atom or JSON Feed)")
    return [_read_entry(entry, url) for entry in feed.entries[:MOST_ITEMS]]


def _read_entry(entry: Any, url: str) -> FeedItem:
    contents = (_markup_text(part.get("value", ""), part.get("type", "")) for part in entry.get("content", []))
    return FeedItem(
        url=_absolute(url, entry.get("link", "")),
        title=_line(entry.get("title", "")),
        published=normalise_published(entry.get("published") or entry.get("updated", "")),
        external_id=normalise_text(entry.get("id", "")),
        byline=join_names(_entry_authors(entry)),
        summary=_line(entry.get("summary", "")),
        text=max(contents, key=len, default=""),
    )


def _entry_authors(entry: Any) -> list[str]:
    names = [author["name"] for author in entry.get("authors", []) if author.get("name")]
    return names or [entry.get("author", "")]


def _read_json(content: bytes, url: str) -> list[FeedItem]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError):
        raise FeedError("The feed is broken JSON") from None
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/"):
        raise FeedError("The address answers with JSON that is not a JSON Feed")
    items, authors = feed.get("items"), _json_authors(feed)
    if not isinstance(items, list):
        raise FeedError("The JSON Feed has no list of items")
    return [_read_json_item(item, url, authors) for item in items[:MOST_ITEMS] if isinstance(item, dict)]


def _read_json_item(item: dict[str, Any], url: str, authors: list[str]) -> FeedItem:
    said = {key: value for key, value in item.items() if isinstance(value, str)}
    return FeedItem(
        url=_absolute(url, said.get("url") or said.get("external_url", "")),
        title=_line(said.get("title", "")),
        published=normalise_published(said.get("date_published") or said.get("date_modified", "")),
        # Version 1 let numbers through, and some feeds still write them.
        external_id=normalise_text(str(item.get("id", ""))),
        byline=join_names(_json_authors(item) or authors),
        summary=_line(said.get("summary", "")),
        text=fragment_text(said.get("content_html", "")) or normalise_text(said.get("content_text", "").strip()),
    )


def _json_authors(item: dict[str, Any]) -> list[str]:
    """1.1 has a list of authors, 1.0 one author."""
    authors = item.get("authors") or [item.get("author")]
    names = (author.get("name") for author in authors if isinstance(author, dict)) if isinstance(authors, list) else ()
    return [name for name in names if isinstance(name, str)]


def _line(markup: str) -> str:
    return one_line(fragment_text(markup)) if markup else ""


def _markup_text(markup: str, content_type: str) -> str:
    return normalise_text(markup.strip()) if content_type == "text/plain" else fragment_text(markup)


def _absolute(base: str, link: str) -> str:
    try:
        return canonicalise_url(urljoin(base, link.strip())) if link else ""
    except ValueError:
        return ""
