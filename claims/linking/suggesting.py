"""What the matcher says about claims becomes suggested links. Nothing that a person decided is touched."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from claims.candidates import candidates
from claims.linking.reports import COMPARED, Read, reports
from claims.matching import VERSION, Judgement, judge
from claims.models import Claim, ClaimLink
from factbase.history.models import Event
from factbase.workflow import LinkState

LIMIT = 10  # candidates a claim
# Articles in which the best of these stand, and so tell the same story: each of their claims is compared with each of
# its own. Half of the claims that state one fact have neither words nor figures in common; claim by claim nobody finds
# them. On annotated stories among 26,000 other claims five hold 0.93 of the pairs, ten 0.96.
NEAREST = 5

SAID = ("relation", "forward", "reasons", "matcher", "score")
NOTICED = 0.001  # difference of scores: the last digits of a vector depend on which others are made with it

Pair = tuple[int, int]  # of claims, by their keys, the lower first
Links = Mapping[Pair, ClaimLink]


def links_suggest(article: int) -> None:
    """Compare the claims of an article with each other and with those of the nearest, and write what the matcher says.

    Safe to run twice and at the same time as for other articles. Pairs on which a person's word stands stay as they
    are; the matcher's own older suggestions are judged anew, and go if it no longer makes them.
    """
    links = _links(article)
    ends = Claim.objects.filter(pk__in={key for pair in links for key in pair})
    known = reports({article, *_nearest(article), *ends.values_list("article", flat=True)})
    if own := known.get(article):
        said = {pair: judgement for other in known.values() for pair, judgement in _judged(own, other)}
        compared = {key for read in known.values() for key in read.claims}
        _write(said, {pair: link for pair, link in links.items() if compared.issuperset(pair)})


def _links(article: int) -> Links:
    found = ClaimLink.objects.filter(Q(a__article=article) | Q(b__article=article)).order_by()
    return {(link.a_id, link.b_id): link for link in found.only("a", "b", "state", *SAID)}


def _nearest(article: int) -> Iterable[int]:
    """The articles that most of the candidates of its claims stand in, those ranked first counting most."""
    claims = Claim.objects.filter(article=article, state__in=COMPARED).values_list("pk", flat=True)
    found = candidates(list(claims), LIMIT)
    home = dict(
        Claim.objects.filter(pk__in={key for keys in found.values() for key in keys}).values_list("pk", "article")
    )
    weights: dict[int, float] = defaultdict(float)
    for others in found.values():
        for rank, other in enumerate(others, start=1):
            weights[home.get(other, article)] += 1 / rank
    weights.pop(article, None)
    return sorted(weights, key=lambda each: (-weights[each], -each))[:NEAREST]


def _judged(own: Read, other: Read) -> Iterator[tuple[Pair, Judgement]]:
    """Two articles are always judged in one order, whichever of them is new, so that the same comes out of it."""
    first, second = sorted((own, other), key=lambda read: read.report.key)
    for judgement in judge(first.report, second.report):
        a, b = first.claims[judgement.pair[0]], second.claims[judgement.pair[1]]
        yield ((a, b), judgement) if a < b else ((b, a), judgement.turned())


@transaction.atomic
def _write(said: Mapping[Pair, Judgement], links: Links) -> None:
    """Always in one order, so that nobody who writes the same links waits for this while this waits for them."""
    rows = {pair: _row(pair, said[pair]) for pair in sorted(said)}
    ClaimLink.objects.bulk_create([row for pair, row in rows.items() if pair not in links], ignore_conflicts=True)
    own = {pair: link for pair, link in links.items() if link.state == LinkState.SUGGESTED and link.score is not None}
    changed = {link.pk: rows[pair] for pair, link in own.items() if pair in rows and _differ(link, rows[pair])}
    gone = {link.pk for pair, link in own.items() if pair not in rows}
    still = ClaimLink.objects.filter(pk__in=[*changed, *gone], state=LinkState.SUGGESTED).order_by("pk")
    # What a person decided on meanwhile is left alone.
    kept = [link for link in still.select_for_update() if link.pk in changed]
    for link in kept:
        for name, value in zip(SAID, _said(changed[link.pk]), strict=True):
            setattr(link, name, value)
    ClaimLink.objects.bulk_update(kept, SAID)
    _forget(gone)


def _differ(link: ClaimLink, row: ClaimLink) -> bool:
    (*said, score), (*fresh, fresh_score) = _said(link), _said(row)
    return said != fresh or abs(score - fresh_score) > NOTICED


def _said(link: ClaimLink) -> tuple[Any, ...]:
    return tuple(getattr(link, name) for name in SAID)


def _forget(links: Collection[int]) -> None:
    """Take back suggestions that no longer hold; a pair that a person ever judged stays, for the memory hangs on it."""
    judged = Event.objects.filter(kind=Event.Kind.LINK, subject=OuterRef("public_id"))
    suggested = ClaimLink.objects.filter(pk__in=links, state=LinkState.SUGGESTED, previous__isnull=True)
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
