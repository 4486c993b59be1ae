"""What is known of claims: where they stand in published entries, and what newer ones there are."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.lint.ruling import is_of_figures
from claims.models import Claim, ClaimLink, Entry
from claims.models.link import Relation
from claims.publication.render import claim_document
from factbase.workflow import LinkState

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it may be shown, and an entry about it: its public document, and what the claim is to it."""

    claim: Document
    entry: Document | None = None

    @property
    def role(self) -> str:
        return str(self.claim.get("role", "")) if self.entry else ""


def standings(keys: Collection[int], *, everything: bool) -> dict[int, list[Standing]]:
    """By the keys of the claims; only those in published entries, unless one may see everything."""
    claims = Claim.objects.filter(pk__in=keys).for_display().with_current_anchor().in_bulk()
    shown = _published(keys)
    found = {key: shown.get(claim.public_id, []) for key, claim in claims.items()}
    if everything:
        found = {key: given or [Standing(claim_document(claims[key]))] for key, given in found.items()}
    return {key: given for key, given in found.items() if given}


def _published(keys: Collection[int]) -> dict[str, list[Standing]]:
    """By the public ids of the claims, in the words that the public reads."""
    found: dict[str, list[Standing]] = {}
    entries: Iterable[Any] = Entry.objects.public().about(keys).with_document()
    for entry in entries:
        document = json.loads(entry.document)
        for claim in document["claims"]:
            found.setdefault(claim["id"], []).append(Standing(claim, document))
    return found


def newer(keys: Collection[int], *, everything: bool) -> dict[int, set[int]]:
    """The claims that say what became of what these say. What the matcher merely suggests is for the desk alone."""
    ends = Q(a__in=keys, forward=True) | Q(b__in=keys, forward=False)
    links = ClaimLink.objects.standing().filter(ends, relation=Relation.UPDATES).exclude(state=LinkState.REJECTED)
    found: dict[int, set[int]] = {}
    for link in links if everything else links.filter(state=LinkState.CONFIRMED):
        if _holds(link):
            older, later = (link.a_id, link.b_id) if link.forward else (link.b_id, link.a_id)
            found.setdefault(older, set()).add(later)
    return found


def _holds(link: ClaimLink) -> bool:
    """A person's word does; the matcher's where figures say so."""
    return link.state == LinkState.CONFIRMED or is_of_figures(reason["code"] for reason in link.reasons)
