"""JSON Feed 1.1. Like RSS it knows no tombstones; programs find `retracted` in our extension."""

from typing import Any

from claims.publication.site import Site
from claims.syndication.formats.items import Channel, Item, Withdrawal
from claims.syndication.formats.members import filled

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel, site: Site) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "description": channel.description,
        "language": channel.language,
        "authors": [{"name": site.name, "url": f"{site.url}/"}],
        **filled(next_url=channel.following),
        "items": [_item(item) if isinstance(item, Item) else _withdrawal(item) for item in channel.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.content,
        "date_published": item.published.isoformat(),
        "date_modified": item.changed.isoformat(),
        "language": item.language,
        "tags": [item.verdict[1]],
        "_factbase": {"rating": item.verdict[0]},
    }


def _withdrawal(item: Withdrawal) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.id,
        "title": item.title,
        "content_text": item.notice,
        "date_modified": item.changed.isoformat(),
        "language": item.language,
        "_factbase": {"retracted": True},
    }
