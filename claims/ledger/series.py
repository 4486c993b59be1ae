"""Which figures form one ledger: those that say so, and those whose article can mean nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from claims.extraction.types import EntityType
from claims.ledger.members import MEMBERS
from claims.ledger.reckoning.marks import Telling
from claims.ledger.reckoning.membership import Roles, may_join, only_home
from claims.models import ClaimLink, Entity, Figure
from claims.models.link import Relation
from claims.wording.parties import entity_words
from claims.wording.terms import measure_words
from factbase.workflow import ClaimState, LinkState

MOST = 1_000  # figures that say so; more would be no picture
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Series:
    """What a ledger is about: two parties, or one and no other, and a measure; an empty one was left open."""

    giver: Entity | None
    receiver: Entity | None
    subject: Entity | None
    measure: str

    def __str__(self) -> str:
        return f"{self.parties} · {measure_words(self.measure) or _('measure not said')}"

    @property
    def parties(self) -> str:
        if self.subject:
            return entity_words(self.subject)
        return f"{entity_words(self.giver) or '…'} → {entity_words(self.receiver) or '…'}"

    @property
    def address(self) -> str:
        return self._reversed("ledger")

    def file_address(self, ending: str) -> str:
        return self._reversed("ledger_file", ending)

    def _reversed(self, name: str, *more: str) -> str:
        if self.subject:
            path = reverse(f"desk:{name}_of_one", args=[self.subject.public_id, *more])
        else:
            ends = [party.public_id if party else NOBODY for party in (self.giver, self.receiver)]
            path = reverse(f"desk:{name}", args=[*ends, *more])
        return f"{path}?{urlencode({'measure': self.measure})}"

    @property
    def roles(self) -> Roles:
        return Roles(self.giver.pk if self.giver else None, self.receiver.pk if self.receiver else None, self.measure)


def figures_of(series: Series) -> tuple[list[Figure], set[int]]:
    """The figures with what a ledger shows of them, and the keys of those that are presumed members."""
    said = _said(series)
    stated = _shown(Figure.objects.filter(pk__in=said))
    if not series.roles.complete:
        return list(stated), set()
    articles = {figure.claim.article_id for figure in stated}
    units = {figure.unit for figure in stated}
    told = _shown(Figure.objects.filter(claim__article__in=articles, unit__in=units))
    joined = _presumed(series.roles, (figure for figure in told if figure.pk not in said))
    return [*stated, *joined], {figure.pk for figure in joined}


def _said(series: Series) -> set[int]:
    """The newest figures that say so."""
    newest = f"SELECT figure {_of_parties(series)} AND measure = %s ORDER BY figure DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(newest, [series.measure, MOST])
        return {figure for (figure,) in cursor.fetchall()}


def _of_parties(series: Series) -> str:
    """A condition that an index can answer; keys of ours are all that is written into it."""
    parties = {"giver": series.giver, "receiver": series.receiver, "subject": series.subject}
    said = [f"{role} = {party.pk}" if party else f"{role} IS NULL" for role, party in parties.items()]
    return f"FROM ({MEMBERS}) member WHERE {' AND '.join(said)}"


def live(figures: QuerySet[Figure]) -> QuerySet[Figure]:
    """Of claims that nobody rejected or withdrew."""
    return figures.filter(claim__state__in=[ClaimState.SUGGESTED, ClaimState.ACCEPTED])


def _shown(figures: QuerySet[Figure]) -> QuerySet[Figure]:
    return (
        live(figures)
        .select_related("claim__article__source", "claim__article__family", "giver", "receiver")
        .prefetch_related("claim__mentions__entity")
    )


def _presumed(home: Roles, told: Iterable[Figure]) -> list[Figure]:
    """The figures that join `home`, from articles that tell of no other ledger in that unit."""
    groups = defaultdict(list)
    for figure in told:
        groups[figure.claim.article_id, figure.unit].append(figure)
    return [
        figure
        for figures in groups.values()
        if only_home([home, *map(roles_of, figures)]) == home
        for figure in figures
        if may_join(roles_of(figure), home, countries_of(figure))
    ]


def roles_of(figure: Figure) -> Roles:
    return Roles(figure.giver_id, figure.receiver_id, figure.measure)


def countries_of(figure: Figure) -> set[int]:
    mentions = figure.claim.mentions.all()
    return {mention.entity_id for mention in mentions if mention.entity.type == EntityType.COUNTRY}


def tellings_of(figures: Iterable[Figure], presumed: set[int]) -> list[Telling]:
    return [
        Telling(
            figure=figure.pk,
            claim=figure.claim_id,
            article=figure.claim.article_id,
            told=figure.claim.article.published_on,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            modifier=figure.modifier,
            stage=figure.stage,
            scope=figure.scope,
            period=figure.period,
            as_of=figure.as_of,
            presumed=figure.pk in presumed,
        )
        for figure in figures
    ]


def conflicts_among(claims: set[int]) -> QuerySet[ClaimLink]:
    """Links between two of the claims that say they conflict, and that nobody refused."""
    among = ClaimLink.objects.standing().filter(relation=Relation.CONFLICTS, a__in=claims, b__in=claims)
    return among.exclude(state=LinkState.REJECTED).order_by("pk")


def siblings(series: Series) -> list[tuple[Series, int]]:
    """The other measures of the same parties, with how many figures say so, the most first."""
    of_others = f"{_of_parties(series)} AND measure <> %s GROUP BY measure"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT measure, count(*) {of_others} ORDER BY 2 DESC, 1 LIMIT 12", [series.measure])
        return [(replace(series, measure=measure), count) for measure, count in cursor.fetchall()]
