"""Entries and their claims as rows of a table. A list within a cell is joined by `; `."""

from collections.abc import Iterator
from typing import Any

from claims.publication.site import Site
from claims.syndication.formats.claim_review import STATING, Document, claimant, distinct_articles

Row = dict[str, Any]

ENTRY = (
    *(
        "entry",
        "url",
        "language",
        "statement",
        "rating",
        "rating_value",
        "rating_label",
        "claimant",
        "independent_sources",
    ),
    *("articles", "published", "corrected", "revision", "rationale", "evidence"),
)
FIGURE = (
    *(
        "surface",
        "low",
        "high",
        "unit",
        "modifier",
        "measure",
        "stage",
        "giver",
        "receiver",
        "period",
        "as_of",
        "scope",
    ),
)
CLAIM = (
    *("entry", "claim", "role", "label", "quote", "language", "claimant", "when", *FIGURE),
    *("source", "title", "article_url", "article_published"),
)


def entry_rows(document: Document, site: Site) -> Iterator[Row]:
    """One row, in the order of ENTRY."""
    rating, stating = document["rating"], [claim for claim in document["claims"] if claim["role"] in STATING]
    values = {name: document.get(name) for name in ENTRY}
    yield values | {
        "entry": document["id"],
        "url": site.address(document["url"]),
        "rating": rating["key"],
        "rating_value": rating["value"],
        "rating_label": rating["label"],
        "claimant": "; ".join(dict.fromkeys(claimant(claim)["name"] for claim in stating)),
        "articles": "; ".join(filter(None, (article["url"] for article in distinct_articles(stating)))),
        "evidence": "; ".join(item["url"] or item["title"] for item in document["evidence"]),
    }


def claim_rows(document: Document, _site: Site) -> Iterator[Row]:
    """A row for each figure of each claim, one for a claim without; in the order of CLAIM."""
    for claim in document["claims"]:
        values = _claim(document, claim)
        for figure in claim["figures"] or [{}]:
            yield values | {name: figure.get(name) for name in FIGURE}


def _claim(document: Document, claim: Document) -> Row:
    article = claim["article"]
    return {
        "entry": document["id"],
        "claim": claim["id"],
        **{name: claim[name] for name in ("role", "label", "quote", "language", "claimant")},
        "when": claim["when"] and claim["when"]["value"],
        "source": article["source"]["name"],
        "title": article["title"],
        "article_url": article["url"],
        "article_published": article["published"],
    }


def claim_lines(document: Document) -> Iterator[Document]:
    """Each claim whole, with the entry it stands in."""
    for claim in document["claims"]:
        yield {"entry": document["id"]} | claim
