"""What an entry makes public beside itself, each with a document of its own, taken from the document of the entry."""

from collections.abc import Iterator
from typing import Any

from factbase.changes.models import Kind
from factbase.changes.services import Key

Body = dict[str, Any]
IN_ENTRY = ("role", "origin")  # what a claim is among the others of an entry


def parts_of(entry: Body) -> dict[Key, Body]:
    """The documents of the claims, links, figures, articles, sources and entities in an entry."""
    return {(kind, body["id"]): body for claim in entry["claims"] for kind, body in _of_claim(claim)} | {
        (Kind.LINK.value, link["id"]): link
        for link in entry.get("links", [])  # old revisions have none
    }


def _of_claim(claim: Body) -> Iterator[tuple[str, Body]]:
    article = claim["article"]
    yield Kind.CLAIM, {name: value for name, value in claim.items() if name not in IN_ENTRY}
    yield Kind.ARTICLE, article
    yield Kind.SOURCE, article["source"]
    for entity in claim["entities"]:
        yield Kind.ENTITY, entity
    for number, figure in enumerate(claim["figures"], 1):
        place = {"id": f"{claim['id']}-{number}", "claim": claim["id"], "article": article["id"]}
        yield Kind.FIGURE, place | figure
