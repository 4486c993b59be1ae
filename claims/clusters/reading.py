"""What the desk shows of clusters: members beside one of them, what ties them, and who might join."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from claims.clustering import CONFIRMED, propose
from claims.clusters.comparing import Compared, compared
from claims.clusters.services import best_label
from claims.clusters.undoing import FINAL
from claims.models import Claim, ClaimLink, Cluster, ClusterClaim
from claims.models.link import Relation
from claims.review.sides import Side, side_of
from factbase.history.models import Event
from factbase.history.reading import Line, lines

SURE = 0.8  # score from which a suggestion is ticked unasked
# Reasons that name the figures on which two claims meet.
MEETING = frozenset({"equal", "fits", "converted", "differ", "recalled", "denied"})


@dataclass(frozen=True, slots=True)
class Member:
    claim: Claim
    row: ClusterClaim
    figures: list[Compared]
    is_reference: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that might join, with the links that tie it. One that is tied through a third claim is not `direct`.

    `aside`: whether it meets the claim on another figure than most others do, so that it tells another fact of it.
    """

    claim: Claim
    ties: list[Side]
    figures: list[Compared]
    direct: bool
    aside: bool = False

    @property
    def ticked(self) -> bool:
        return self.sure and not self.aside

    @property
    def sure(self) -> bool:
        """Whether a person tied it, or the matcher hardly doubts it."""
        links = [tie.link for tie in self.ties]
        return self.direct and any(link.state == CONFIRMED or (link.score or 0) >= SURE for link in links)

    @property
    def weak(self) -> bool:
        return self.direct and not self.sure

    @property
    def is_same(self) -> bool:
        """Whether a person said that it states the same."""
        links = [tie.link for tie in self.ties]
        return self.direct and any(link.state == CONFIRMED and link.relation == Relation.SAME for link in links)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the page of a claim offers: where it is, who might join it, and `into` which clusters they might go."""

    clusters: list[Cluster]
    candidates: list[Candidate]
    into: list[Cluster]
    title: str


@dataclass(frozen=True, slots=True)
class Act:
    """A line of a cluster's history; `name` is given where it can still be undone."""

    line: Line
    name: str


def members(cluster: Cluster, reference: str = "") -> list[Member]:
    """The claims of a cluster in the order of time, each beside the one named `reference`, else the first."""
    rows = {row.claim_id: row for row in cluster.members.select_related("added_by")}
    claims = list(Claim.objects.filter(pk__in=rows).for_display().in_time())
    base = next((claim for claim in claims if claim.public_id == reference), claims[0] if claims else None)
    return [
        Member(claim, rows[claim.pk], _beside(claim, base), is_reference=claim == base and len(claims) > 1)
        for claim in claims
    ]


def _beside(claim: Claim, base: Claim | None) -> list[Compared]:
    return compared(list(claim.figures.all()), list(base.figures.all()) if base and base != claim else [])


def candidates(seeds: Collection[int], base: Claim | None = None) -> list[Candidate]:
    """The claims proposed to join those with the keys `seeds`, in the order of time, in a fixed number of queries."""
    around = list(ClaimLink.objects.touching(seeds))
    ring = {end for link in around if link.state == CONFIRMED for end in (link.a_id, link.b_id)}
    beyond = ClaimLink.objects.touching(ring).filter(state=CONFIRMED) if ring else []
    ties = propose(seeds, {link.pk: link for link in chain(around, beyond)}.values())
    claims = Claim.objects.filter(pk__in=ties).gatherable().for_display().in_time()
    return [_candidate(claim, ties[claim.pk], seeds, base) for claim in claims]


def _candidate(claim: Claim, links: Iterable[ClaimLink], seeds: Collection[int], base: Claim | None) -> Candidate:
    strongest_first = sorted(links, key=lambda link: (link.state != CONFIRMED, -(link.score or 0)))
    ties = [side_of(link, claim) for link in strongest_first]
    return Candidate(claim, ties, _beside(claim, base), direct=any(tie.other.pk in seeds for tie in ties))


def proposal(claim: Claim) -> Proposal:
    """The clusters of a claim, else those of the claims it is tied to: a new article mostly joins what is there."""
    around = candidates([claim.pk])
    keys = {claim.pk, *(candidate.claim.pk for candidate in around if candidate.direct)}
    near = list(Cluster.objects.current().filter(members__claim__in=keys).distinct().for_list())
    there = {(row.cluster_id, row.claim_id) for row in ClusterClaim.objects.filter(cluster__in=near, claim__in=keys)}
    own = [cluster for cluster in near if (cluster.pk, claim.pk) in there]
    inside = {key for cluster in own for where, key in there if where == cluster.pk}
    outside = _of_one_fact(claim, [candidate for candidate in around if candidate.claim.pk not in inside])
    return Proposal(own, outside, own or near, best_label([claim, *(c.claim for c in outside if c.is_same)]))


def _of_one_fact(claim: Claim, around: Sequence[Candidate]) -> list[Candidate]:
    """A claim of two figures tells two facts: who shares only the one that fewer share is set aside."""
    met = [_figures_met(claim, candidate) for candidate in around]
    counts = Counter(figure for figures in met for figure in figures)
    most = max(counts, key=lambda figure: counts[figure], default="")
    return [
        replace(candidate, aside=bool(figures) and most not in figures)
        for candidate, figures in zip(around, met, strict=True)
    ]


def _figures_met(claim: Claim, candidate: Candidate) -> set[str]:
    """The figures of the claim, by their words, on which a candidate meets it."""
    return {
        reason["a" if tie.link.a_id == claim.pk else "b"]
        for tie in candidate.ties
        if tie.other == claim
        for reason in tie.link.reasons
        if isinstance(reason, dict) and reason.get("code") in MEETING
    }


def links_between(claims: Sequence[Claim]) -> list[Side]:
    """What holds between the claims of a cluster, from the side of the one that comes first."""
    place = {claim.pk: number for number, claim in enumerate(claims)}
    links = ClaimLink.objects.between(place)
    sides = [side_of(link, min(link.a, link.b, key=lambda claim: place[claim.pk])) for link in links]
    return sorted(sides, key=lambda side: (place[side.this.pk], place[side.other.pk]))


def history(cluster: Cluster, limit: int) -> list[Act]:
    events = Event.objects.filter(kind=Event.Kind.CLUSTER, subject=cluster.public_id).select_related("by")[:limit]
    undone = {event.after.get("undoes") for event in events}
    return [Act(line, _undoable(line.event, undone)) for line in lines(events)]


def _undoable(event: Event, undone: Collection[Any]) -> str:
    act: str = event.after.get("act", "")  # none where the cluster only has to be looked at again
    return "" if act in undone or event.action in FINAL else act
