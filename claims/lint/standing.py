"""What is known of claims: where they stand in published entries, and what newer ones there are."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q

from claims.lint.ruling import CHANGED, is_of_figures, words_of
from claims.models import Claim, ClaimLink, Entry
from claims.models.entry import EntryClaim
from claims.models.link import Relation
from claims.publication.render import claim_document
from factbase.workflow import LinkState

CHECKED, APPEARANCE = EntryClaim.Role.CHECKED.value, EntryClaim.Role.APPEARANCE.value

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it may be shown, and an entry about it: its public document, and what the claim is to it."""

    claim: Document
    entry: Document | None = None

    @property
    def role(self) -> str:
        return str(self.claim.get("role", "")) if self.entry else ""

    @property
    def matter(self) -> str:
        """The public id of the entry, which its translations share, or of the claim."""
        of = self.entry or self.claim
        return str(of.get("translation_of") or of["id"])

    def is_checked(self, words: Collection[str]) -> bool:
        """Whether an appearance is one of the figures with these words: a claim of three may stand there for one."""
        if self.entry is None or self.role != APPEARANCE:
            return True
        checked = [figure for claim in self.entry["claims"] if claim["role"] == CHECKED for figure in claim["figures"]]
        own = [figure for figure in self.claim["figures"] if figure["surface"] in words]
        return not checked or not own or not _amounts(checked).isdisjoint(_amounts(own))

    @property
    def times(self) -> set[str]:
        """The times that the claim names."""
        when = self.claim["when"]
        found = {figure[name] for figure in self.claim["figures"] for name in ("period", "as_of") if figure[name]}
        return found | ({when["value"]} if when else set())


def _amounts(figures: Iterable[Document]) -> set[tuple[str, float]]:
    bounds = ((figure["unit"], figure[end]) for figure in figures for end in ("low", "high"))
    return {(unit, bound) for unit, bound in bounds if bound is not None}


class Later(NamedTuple):
    """A newer claim by its key, and which words of the older one it is newer than; none where nobody said."""

    claim: int
    words: frozenset[str]


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


def newer(keys: Collection[int], *, everything: bool) -> dict[int, list[Later]]:
    """What became of what these claims say. What the matcher merely suggests is for the desk alone."""
    ends = Q(a__in=keys, forward=True) | Q(b__in=keys, forward=False)
    links = ClaimLink.objects.standing().filter(ends, relation=Relation.UPDATES).exclude(state=LinkState.REJECTED)
    found: dict[int, list[Later]] = {}
    for link in links if everything else links.filter(state=LinkState.CONFIRMED):
        older, later, side = (link.a_id, link.b_id, "a") if link.forward else (link.b_id, link.a_id, "b")
        # A person's word holds; the matcher's where figures say so.
        if link.state == LinkState.CONFIRMED or is_of_figures(link.reasons):
            found.setdefault(older, []).append(Later(later, words_of(link.reasons, side, CHANGED)))
    return found
