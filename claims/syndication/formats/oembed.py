"""oEmbed 1.0: an entry as a card on the pages of others. The card is a page of ours: a correction reaches it."""

from html import escape
from typing import Any

from claims.publication.site import Site
from claims.syndication.formats.claim_review import Document

WIDTH, HEIGHT = 560, 320
FRAME = (
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0" '
    'style="max-width: 100%" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
)
CACHED = 3600  # seconds; the card itself is always fresh


def oembed(document: Document, site: Site, *, most_wide: int, most_high: int) -> dict[str, Any]:
    width, height = min(WIDTH, most_wide), min(HEIGHT, most_high)
    title = document["statement"]
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.name,
        "provider_url": f"{site.url}/",
        "cache_age": CACHED,
        "width": width,
        "height": height,
        "html": FRAME.format(escape(card_address(document, site)), escape(title), width, height),
    }


def card_address(document: Document, site: Site) -> str:
    return site.address(f"/cards/{document['id']}/")
