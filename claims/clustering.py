"""Which claims may belong into one cluster with others. A proposal: people choose, and their choice is the cluster."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

# What ties claims to one fact. Related claims share no more than a subject.
STRONG = frozenset({"same", "updates", "conflicts", "supports"})
CONFIRMED, REJECTED, UNRELATED = "confirmed", "rejected", "unrelated"


class Link(Protocol):
    """What is known of a pair: the keys of its claims, the relation, whose word that is, and the matcher's score."""

    @property
    def a_id(self) -> int: ...
    @property
    def b_id(self) -> int: ...
    @property
    def relation(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def score(self) -> float | None: ...


L = TypeVar("L", bound=Link)
Ties = dict[int, list[L]]


def propose(seeds: Collection[int], links: Iterable[L]) -> Ties[L]:
    """Return the claims to gather around `seeds`, by key, each with the links that tie it.

    One step over any strong link that nobody refused, and a second one only where people confirmed both. `same` is not
    closed over chains: a claim of two figures shares one with each of two claims that share nothing, so a chain of
    suggestions would sweep up half of the archive. A person's word carries one step further, never against another
    person's: who was told apart from a seed does not come back through a third claim.
    """
    known = list(links)
    near = _ties(seeds, [link for link in known if _strong(link)])
    sure = {claim for claim, ties in near.items() if any(link.state == CONFIRMED for link in ties)}
    far = _ties(sure, [link for link in known if _strong(link) and link.state == CONFIRMED])
    passed = {*seeds, *near, *_ties(seeds, [link for link in known if _parted(link)])}
    return near | {claim: ties for claim, ties in far.items() if claim not in passed}


def _ties(inside: Collection[int], links: Iterable[L]) -> Ties[L]:
    """The links that lead from `inside` to other claims, by these."""
    found: Ties[L] = {}
    for link in links:
        for here, there in ((link.a_id, link.b_id), (link.b_id, link.a_id)):
            if here in inside and there not in inside:
                found.setdefault(there, []).append(link)
    return found


def _strong(link: Link) -> bool:
    """Whether somebody says so: a link that a person made and took back is nobody's word, and has no score."""
    said = link.state == CONFIRMED or (link.state != REJECTED and link.score is not None)
    return said and link.relation in STRONG


def _parted(link: Link) -> bool:
    """Whether a person said that the two do not belong together."""
    return link.state == REJECTED or (link.relation == UNRELATED and link.state == CONFIRMED)
