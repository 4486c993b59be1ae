"""Web Annotation (W3C) of published claims: which words of whose article a fact check is about.

There is no position: offsets count in the text as we read it, which is not public, and nobody else could use them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from claims.publication.site import Site
from claims.syndication.formats.claim_review import STATING, Document
from claims.syndication.formats.members import filled

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def annotations(document: Document, site: Site) -> Iterator[dict[str, Any]]:
    """One for each claim of the entry that stands at an address; without their context."""
    for claim in document["claims"]:
        if claim["article"]["url"]:
            yield _annotation(document, claim, site)


def _annotation(document: Document, claim: Document, site: Site) -> dict[str, Any]:
    entry = site.entry(document["id"])
    checked = claim["role"] in STATING
    return {
        "id": site.address(f"/annotations/{document['id']}/{claim['id']}/"),
        "type": "Annotation",
        "motivation": "assessing" if checked else "linking",
        "created": document["published"],
        **filled(modified=document["corrected"]),
        "creator": {"type": "Organization", "name": site.name, "homepage": f"{site.url}/"},
        "body": [
            {"type": "SpecificResource", "source": f"{entry}#claim", "purpose": "identifying"},
            *([_verdict(document)] if checked else []),
        ],
        "target": _target(claim),
    }


def _verdict(document: Document) -> dict[str, str]:
    words = f"{document['rating']['label']}: {document['statement']}"
    return {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": document["language"],
        "purpose": "assessing",
    }


def _target(claim: Document) -> dict[str, Any]:
    article = claim["article"]
    published = article["published"] or ""
    state = {"type": "TimeState", "sourceDate": published} if "T" in published else {}
    selector = {"type": "TextQuoteSelector", "exact": claim["quote"]}
    selector |= {"prefix": claim["prefix"], "suffix": claim["suffix"]}
    return {"type": "SpecificResource", "source": article["url"], **filled(state=state), "selector": selector}


def annotation_page(found: Iterable[dict[str, Any]], address: str) -> dict[str, Any]:
    """All annotations that one address lists, in one page."""
    items = list(found)
    first = {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "total": len(items),
        **filled(first=first if items else None),
    }
