"""Sitemaps (sitemaps.org), with the other languages of a page and what Google News asks for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from claims.publication.site import Site
from claims.syndication.formats.markup import add, written

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
S, N, X = f"{{{SITEMAP}}}", f"{{{NEWS}}}", f"{{{XHTML}}}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `versions` are its addresses by language, its own among them, empty where it has one language."""

    address: str
    changed: dt.datetime
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    address: str
    title: str
    language: str
    published: dt.datetime


def sitemap_index(parts: Iterable[tuple[str, dt.datetime | None]]) -> bytes:
    """The sitemaps by their addresses, and when something in each changed last."""
    root = etree.Element(f"{S}sitemapindex", nsmap={None: SITEMAP})
    for address, changed in parts:
        part = add(root, f"{S}sitemap")
        add(part, f"{S}loc", address)
        if changed:
            add(part, f"{S}lastmod", changed.isoformat(timespec="seconds"))
    return written(root)


def sitemap(pages: Iterable[Page]) -> bytes:
    root = etree.Element(f"{S}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for page in pages:
        url = add(root, f"{S}url")
        add(url, f"{S}loc", page.address)
        add(url, f"{S}lastmod", page.changed.isoformat(timespec="seconds"))
        for language, address in page.versions.items():
            add(url, f"{X}link", rel="alternate", hreflang=language, href=address)
    return written(root)


def news_sitemap(stories: Iterable[Story], site: Site) -> bytes:
    root = etree.Element(f"{S}urlset", nsmap={None: SITEMAP, "news": NEWS})
    for story in stories:
        url = add(root, f"{S}url")
        add(url, f"{S}loc", story.address)
        news = add(url, f"{N}news")
        publication = add(news, f"{N}publication")
        add(publication, f"{N}name", site.name)
        add(publication, f"{N}language", story.language)
        add(news, f"{N}publication_date", story.published.isoformat(timespec="seconds"))
        add(news, f"{N}title", story.title)
    return written(root)
