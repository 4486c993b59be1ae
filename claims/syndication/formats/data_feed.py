"""The layout of Data Commons' feed of ClaimReviews, piece by piece: with all entries it is too large for one string."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claims.publication.site import Site
from claims.syndication.formats.claim_review import CONTEXT, Document, claim_review, linked_data


def data_feed(documents: Iterable[Document], site: Site, changed: str) -> Iterator[str]:
    """One JSON object; `changed` is when anything in it did, in ISO 8601, empty if nothing is published."""
    yield f'{{"@context":"{CONTEXT}","@type":"DataFeed",'
    if changed:
        yield f'"dateModified":"{changed}",'
    yield '"dataFeedElement":['
    separator = ""
    for document in documents:
        yield separator + dumped(_element(document, site))
        separator = ",\n"
    yield "]}"


def _element(document: Document, site: Site) -> dict[str, Any]:
    return {
        "@type": "DataFeedItem",
        "dateCreated": document["published"],
        "dateModified": document["corrected"] or document["published"],
        "url": site.address(document["url"]),
        # A list: those who read it take its first member.
        "item": [linked_data(claim_review(document, site))],
    }


def review_lines(documents: Iterable[Document], site: Site) -> Iterator[str]:
    """One ClaimReview a line."""
    for document in documents:
        yield dumped(linked_data(claim_review(document, site))) + "\n"


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
