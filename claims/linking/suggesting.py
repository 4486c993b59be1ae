"""What the matcher says about claims becomes suggested links. Nothing that a person decided is touched."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from claims.candidates import candidates
from claims.linking.reports import claimed
from claims.matching import VERSION, Judgement, judge
from claims.models import Claim, ClaimLink
from factbase.history.models import Event
from factbase.workflow import LinkState

LIMIT = 30  # candidates a claim
# Articles whose claims are read in full for one article: those that most of its candidates stand in.
MOST_ARTICLES = 40

SAID = ("relation", "forward", "score", "reasons", "matcher")

Pair = tuple[int, int]


def links_suggest(claims: Sequence[Claim]) -> None:
    """Compare indexed claims of one article with the rest and with each other, and write what the matcher suggests.

    Safe to run twice and at the same time as for other claims. Pairs on which a person's word stands stay as they are;
    the matcher's own older suggestions are judged anew, and go if it no longer makes them.
    """
    if not claims:
        return
    found = candidates([claim.pk for claim in claims], LIMIT)
    near = Counter(
        dict(Claim.objects.filter(pk__in={pk for row in found.values() for pk in row}).values_list("pk", "article"))
    )
    ranked = Counter(near[pk] for row in found.values() for pk in row if pk in near)
    own = {claim.article_id for claim in claims}
    articles = [article for article, _ in ranked.most_common(MOST_ARTICLES + len(own))] + list(own)
    known = claimed(articles)
    mine = [claim.pk for claim in claims if claim.pk in known]
    pairs = {_ordered(pk, other) for pk in mine for other in found.get(pk, ()) if other in known}
    pairs |= {_ordered(*both) for both in itertools.combinations(sorted(mine), 2)}
    old = _undecided(mine)
    pairs |= {(link.a_id, link.b_id) for link in old if link.a_id in known and link.b_id in known}
    _write(_judged(sorted(pairs), known), sorted(pairs), old)


def _ordered(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))


def _judged(pairs: Sequence[Pair], known: dict) -> dict[Pair, Judgement]:
    keys = sorted(known)
    number = {key: place for place, key in enumerate(keys)}
    said = judge([known[key] for key in keys], [(number[a], number[b]) for a, b in pairs], _ties(number))
    return {(keys[each.pair[0]], keys[each.pair[1]]): each for each in said}


def _ties(number: dict[int, int]) -> dict[Pair, float]:
    """How strongly claims that are not compared now are tied by links there are; a person's word is certain."""
    links = ClaimLink.objects.filter(a__in=number, b__in=number)
    return {(number[link.a_id], number[link.b_id]): _tie(link) for link in links}


def _tie(link: ClaimLink) -> float:
    if link.state == LinkState.SUGGESTED:
        return link.score or 0.0
    return float(link.state == LinkState.CONFIRMED and link.relation not in ("related", "unrelated"))


def _undecided(claims: Iterable[int]) -> list[ClaimLink]:
    """The matcher's own suggestions."""
    mine = Q(a__in=claims) | Q(b__in=claims)
    return list(ClaimLink.objects.filter(mine, state=LinkState.SUGGESTED, score__isnull=False))


@transaction.atomic
def _write(said: dict[Pair, Judgement], asked: Sequence[Pair], old: Sequence[ClaimLink]) -> None:
    """Pairs that a person decides on meanwhile are left alone: only what is still a suggestion is changed."""
    rows = {pair: _row(pair, judgement) for pair, judgement in sorted(said.items())}
    ClaimLink.objects.bulk_create(rows.values(), ignore_conflicts=True)
    standing = {(link.a_id, link.b_id): link.pk for link in old}
    for pair in said.keys() & standing.keys():
        values = {name: getattr(rows[pair], name) for name in SAID}
        ClaimLink.objects.filter(pk=standing[pair], state=LinkState.SUGGESTED).update(**values)
    _forget(standing[pair] for pair in (standing.keys() & set(asked)) - said.keys())


def _forget(links: Iterable[int]) -> None:
    """Take back suggestions that no longer hold; a pair that a person ever judged stays, for the memory hangs on it."""
    judged = Event.objects.filter(kind=Event.Kind.LINK, subject=OuterRef("public_id"))
    suggested = ClaimLink.objects.filter(pk__in=list(links), state=LinkState.SUGGESTED, previous=None)
    suggested.exclude(Exists(judged)).delete()


def _row(pair: Pair, judgement: Judgement) -> ClaimLink:
    return ClaimLink(
        a_id=pair[0],
        b_id=pair[1],
        relation=judgement.relation,
        forward=judgement.forward,
        score=round(judgement.score, 4),
        reasons=[reason.as_json() for reason in judgement.reasons],
        matcher=VERSION,
    )
