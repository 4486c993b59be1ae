"""RSS 2.0. It knows no tombstones: what was taken back comes again under its id, with its notice alone."""

from email.utils import format_datetime

from lxml import etree

from claims.syndication.formats.atom import ATOM, A
from claims.syndication.formats.items import Channel, Item, Withdrawal
from claims.syndication.formats.markup import add, written

CONTENT = "http://purl.org/rss/1.0/modules/content/"


def rss(channel: Channel) -> bytes:
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT})
    inner = add(root, "channel")
    add(inner, "title", channel.title)
    add(inner, "link", channel.page)
    add(inner, "description", channel.description)
    add(inner, "language", channel.language)
    add(inner, "lastBuildDate", format_datetime(channel.changed))
    add(inner, f"{A}link", rel="self", type="application/rss+xml", href=channel.address)
    if channel.following:
        add(inner, f"{A}link", rel="next", type="application/rss+xml", href=channel.following)
    for item in channel.items:
        _item(inner, item) if isinstance(item, Item) else _withdrawal(inner, item)
    return written(root)


def _item(channel: etree._Element, item: Item) -> None:
    element = add(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.url)
    add(element, "guid", item.id, isPermaLink="false")
    add(element, "pubDate", format_datetime(item.published))
    add(element, "category", item.verdict[1])
    add(element, "description", item.summary)
    add(element, f"{{{CONTENT}}}encoded", item.content)


def _withdrawal(channel: etree._Element, item: Withdrawal) -> None:
    element = add(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.id)
    add(element, "guid", item.id, isPermaLink="false")
    add(element, "pubDate", format_datetime(item.changed))
    add(element, "description", item.notice)
