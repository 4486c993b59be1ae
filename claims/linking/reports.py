"""Claims of the database as the matcher takes them."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from django.db.models import OuterRef, Prefetch, Subquery

from articles.models import Article
from claims.embedding import prepared, wheel
from claims.extraction import Figure as FoundFigure
from claims.extraction import Modifier
from claims.extraction.types import Role
from claims.matching import Claimed, Report, Statement, content_words
from claims.models import Anchor, Claim, ClaimVector, Figure
from factbase.workflow import ClaimState

COMPARED = (ClaimState.SUGGESTED, ClaimState.ACCEPTED)
REMEMBERED = 20_000  # words whose vectors are kept: 20 MB

_words: OrderedDict[str, np.ndarray] = OrderedDict()


def claimed(articles: Iterable[int]) -> dict[int, Claimed]:
    """All claims of the articles that are compared at all, each in its article, by their keys."""
    first = Anchor.objects.filter(claim=OuterRef("pk"), current=True).values("start")[:1]
    claims = (
        Claim.objects.filter(article__in=list(articles), state__in=COMPARED)
        .annotate(start=Subquery(first))
        .prefetch_related("mentions__entity", Prefetch("figures", Figure.objects.select_related("giver", "receiver")))
        .order_by("article", "start", "pk")
    )
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    vectors = _vectors([claim for group in by_article.values() for claim in group])
    found: dict[int, Claimed] = {}
    for article in Article.objects.filter(pk__in=by_article):
        group = by_article[article.pk]
        statements = tuple(_statement(place, claim, vectors[claim.pk]) for place, claim in enumerate(group))
        report = Report(article.public_id, article.published_on, statements)
        found |= {claim.pk: Claimed(each, report) for claim, each in zip(group, statements, strict=True)}
    return found


def _statement(place: int, claim: Claim, vector: np.ndarray) -> Statement:
    language = claim.language.split("-")[0]
    return Statement(
        text=claim.quote,
        language=language,
        place=place,
        vector=vector,
        word_vectors=word_vectors(list(content_words(claim.quote, language).values())),
        figures=tuple(map(_figure, claim.figures.all())),
        names=frozenset(mention.entity.key for mention in claim.mentions.all()),
        claimant=claim.claimant,
        when=claim.when_value,
    )


def _figure(row: Figure) -> FoundFigure:
    return FoundFigure(
        start=row.start,
        end=row.end,
        surface=row.surface,
        low=row.low,
        high=row.high,
        unit=row.unit,
        modifier=Modifier(row.modifier),
        measure=_role(row.measure, row.measure_words),
        stage=_role(row.stage, row.stage_words),
        giver=_role(row.giver and row.giver.key, row.giver_words),
        receiver=_role(row.receiver and row.receiver.key, row.receiver_words),
        period=_role(row.period, row.period_words),
        as_of=_role(row.as_of, row.as_of_words),
        scope=_role(row.scope, row.scope_words),
    )


def _role(value: str | None, words: str) -> Role | None:
    return Role(value, words) if value else None


def _vectors(claims: Sequence[Claim]) -> dict[int, np.ndarray]:
    """Vectors of the wheel, whatever model finds the candidates: the matcher's weights were fitted to them."""
    stored = ClaimVector.objects.filter(
        claim__in=claims, model__name=wheel().name, model__version=wheel().version, vector__isnull=False
    )
    found = {row.claim_id: _unit(np.array(row.vector, np.float32)) for row in stored if row.vector}
    missing = [claim for claim in claims if claim.pk not in found]
    fresh = wheel().embed([prepared(claim.quote) for claim in missing])
    return found | {claim.pk: vector for claim, vector in zip(missing, fresh, strict=True)}


def _unit(vector: np.ndarray) -> np.ndarray:
    """Of length one again: half precision rounded it."""
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9))


def word_vectors(words: Sequence[str]) -> np.ndarray:
    """(n, d) for n words. News repeats its words: the vectors of the latest are kept."""
    unknown = [word for word in dict.fromkeys(words) if word not in _words]
    for word, vector in zip(unknown, wheel().embed(unknown), strict=True):
        _words[word] = vector.astype(np.float16)
    rows = [_words[word].astype(np.float32) for word in words]
    for word in words:
        _words.move_to_end(word)
    while len(_words) > REMEMBERED:
        _words.popitem(last=False)
    return np.stack(rows) if rows else np.zeros((0, wheel().dimensions), np.float32)
