"""What the matcher says about claims becomes suggested links. Nothing that a person decided is touched."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from claims.candidates import candidates
from claims.linking.reports import COMPARED, claimed
from claims.matching import VERSION, Claimed, Judgement, judge
from claims.models import Claim, ClaimLink
from factbase.history.models import Event
from factbase.workflow import LinkState

LIMIT = 10  # candidates a claim
# Articles in which the best of these stand, and so tell the same story: each of their claims is compared with each of
# its own. Half of the claims that state one fact have neither words nor figures in common; claim by claim nobody finds
# them. On annotated stories among 26,000 other claims five hold 0.93 of the pairs, ten 0.96.
NEAREST = 5
# Of more, as between two days of a live ticker, only those are compared that were found claim by claim.
MOST_PAIRS = 10_000

NOTICED = 0.02  # difference of scores

SAID = ("relation", "forward", "reasons", "matcher", "score")

Pair = tuple[int, int]
Known = Mapping[int, Claimed]


@dataclass(frozen=True, slots=True)
class Standing:
    """A link that there is: how strongly it ties its claims, and what the matcher said of it, unless a person did."""

    pk: int
    tie: float
    said: tuple[Any, ...] | None


def links_suggest(claims: Collection[int]) -> None:
    """Compare indexed claims of one article with the rest and with each other, and write what the matcher suggests.

    Safe to run twice and at the same time as for other claims. Pairs on which a person's word stands stay as they are;
    the matcher's own older suggestions are judged anew, and go if it no longer makes them.
    """
    links = _standing(Q(a__in=claims) | Q(b__in=claims))
    old = {pair for pair, link in links.items() if link.said}
    pairs = old | (_near(claims) - links.keys())
    known = claimed(set(_homes(itertools.chain(*pairs)).values()))
    asked = sorted(pair for pair in pairs if known.keys() >= set(pair))
    _write(_judged(asked, known), asked, links)


def _ordered(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))


def _near(claims: Collection[int]) -> set[Pair]:
    """The claims with those of the nearest articles, and with each other."""
    found = candidates(list(claims), LIMIT)
    home = _homes(itertools.chain(claims, *found.values()))
    own = {home[pk] for pk in claims if pk in home}
    weights: dict[int, float] = defaultdict(float)
    for others in found.values():
        for rank, other in enumerate(others, start=1):
            weights[home.get(other, 0)] += 1 / rank
    ranked = sorted(weights.keys() - own, key=lambda article: (-weights[article], -article))
    near = Claim.objects.filter(article__in=[*own, *ranked[:NEAREST]], state__in=COMPARED)
    keys = set(near.values_list("pk", flat=True))
    everything = len(claims) * len(keys) <= MOST_PAIRS
    return {
        _ordered(pk, other)
        for pk in claims
        for other in (keys if everything else keys.intersection(found.get(pk, ())))
        if pk != other
    }


def _homes(claims: Iterable[int]) -> dict[int, int]:
    """The articles of claims, by their keys."""
    return dict(Claim.objects.filter(pk__in=set(claims)).values_list("pk", "article"))


def _standing(which: Q) -> dict[Pair, Standing]:
    rows = ClaimLink.objects.filter(which).order_by().values_list("pk", "a", "b", "state", *SAID)
    return {(a, b): _link(pk, state, said) for pk, a, b, state, *said in rows}


def _link(pk: int, state: str, said: Sequence[Any]) -> Standing:
    """A person's word is certain; what one made and took back is nobody's word, and has no score."""
    relation, *_, score = said
    if state == LinkState.SUGGESTED:
        return Standing(pk, score or 0.0, None if score is None else tuple(said))
    return Standing(pk, float(state == LinkState.CONFIRMED and relation not in ("related", "unrelated")), None)


def _judged(pairs: Sequence[Pair], known: Known) -> dict[Pair, Judgement]:
    """In the light of what is known of claims that are not compared now."""
    keys = sorted(known)
    number = {key: place for place, key in enumerate(keys)}
    ties = {(number[a], number[b]): link.tie for (a, b), link in _standing(Q(a__in=keys, b__in=keys)).items()}
    said = judge([known[key] for key in keys], [(number[a], number[b]) for a, b in pairs], ties)
    return {(keys[each.pair[0]], keys[each.pair[1]]): each for each in said}


@transaction.atomic
def _write(said: Mapping[Pair, Judgement], asked: Iterable[Pair], links: Mapping[Pair, Standing]) -> None:
    """Always in one order, so that nobody who writes the same links waits for this while this waits for them."""
    rows = {pair: _row(pair, said[pair]) for pair in sorted(said)}
    ClaimLink.objects.bulk_create([row for pair, row in rows.items() if pair not in links], ignore_conflicts=True)
    changed = {links[pair].pk: row for pair, row in rows.items() if pair in links and _changed(links[pair], row)}
    gone = {links[pair].pk for pair in asked if pair in links and pair not in said}
    still = ClaimLink.objects.filter(pk__in=[*changed, *gone], state=LinkState.SUGGESTED).order_by("pk")
    # What a person decided on meanwhile is left alone.
    kept = [link for link in still.select_for_update() if link.pk in changed]
    for link in kept:
        for name, value in zip(SAID, _said(changed[link.pk]), strict=True):
            setattr(link, name, value)
    ClaimLink.objects.bulk_update(kept, SAID)
    _forget(gone)


def _changed(link: Standing, row: ClaimLink) -> bool:
    """Whether anybody would notice: scores move a little with whatever else is known by then."""
    if link.said is None:
        return False
    (*said, score), (*fresh, fresh_score) = link.said, _said(row)
    return said != fresh or abs(score - fresh_score) > NOTICED


def _said(link: ClaimLink) -> tuple[Any, ...]:
    return tuple(getattr(link, name) for name in SAID)


def _forget(links: Iterable[int]) -> None:
    """Take back suggestions that no longer hold; a pair that a person ever judged stays, for the memory hangs on it."""
    judged = Event.objects.filter(kind=Event.Kind.LINK, subject=OuterRef("public_id"))
    suggested = ClaimLink.objects.filter(pk__in=list(links), state=LinkState.SUGGESTED, previous__isnull=True)
    suggested.exclude(Exists(judged)).delete()


def _row(pair: Pair, judgement: Judgement) -> ClaimLink:
    return ClaimLink(
        a_id=pair[0],
        b_id=pair[1],
        relation=judgement.relation.value,
        forward=judgement.forward,
        score=round(judgement.score, 4),
        reasons=[reason.as_json() for reason in judgement.reasons],
        matcher=VERSION,
    )
