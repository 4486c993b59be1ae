"""Atom (RFC 4287), paged (RFC 5005), with a tombstone for what was taken back (RFC 6721)."""

from lxml import etree

from claims.publication.site import Site
from claims.syndication.formats.items import Channel, Item, Withdrawal
from claims.syndication.formats.markup import XML, add, clean, written

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
A, T = f"{{{ATOM}}}", f"{{{TOMBSTONES}}}"
LANG = f"{{{XML}}}lang"


def atom(channel: Channel, site: Site) -> bytes:
    feed = etree.Element(f"{A}feed", {LANG: channel.language}, nsmap={None: ATOM, "at": TOMBSTONES})
    add(feed, f"{A}id", channel.page)
    add(feed, f"{A}title", channel.title)
    add(feed, f"{A}subtitle", channel.description)
    add(feed, f"{A}updated", channel.changed.isoformat())
    add(add(feed, f"{A}author"), f"{A}name", site.name)
    add(feed, f"{A}link", rel="self", type="application/atom+xml", href=channel.address)
    add(feed, f"{A}link", rel="alternate", type="text/html", href=channel.page)
    if channel.following:
        add(feed, f"{A}link", rel="next", type="application/atom+xml", href=channel.following)
    for item in channel.items:
        _entry(feed, item) if isinstance(item, Item) else _tombstone(feed, item)
    return written(feed)


def _entry(feed: etree._Element, item: Item) -> None:
    entry = etree.SubElement(feed, f"{A}entry", {LANG: item.language})
    add(entry, f"{A}id", item.id)
    add(entry, f"{A}title", item.title)
    add(entry, f"{A}published", item.published.isoformat())
    add(entry, f"{A}updated", item.changed.isoformat())
    add(entry, f"{A}link", rel="alternate", type="text/html", href=item.url)
    key, words = item.verdict
    add(entry, f"{A}category", term=key, label=words)
    add(entry, f"{A}summary", item.summary)
    add(entry, f"{A}content", item.content, type="html")


def _tombstone(feed: etree._Element, item: Withdrawal) -> None:
    stone = add(feed, f"{T}deleted-entry", ref=item.id, when=item.changed.isoformat())
    comment = etree.SubElement(stone, f"{T}comment", {LANG: item.language})
    comment.text = clean(f"{item.title}: {item.notice}")
