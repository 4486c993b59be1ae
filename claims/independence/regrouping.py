"""Families as what was found and what people said make them. Every move of an article is written here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q

from articles.models import Article, Family
from claims.independence.apart import Pairs
from claims.kinship.grouping import Group, Tie, group
from claims.kinship.origins import Member, presume
from claims.models import Apart, Fingerprint, Kinship
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record

LOCK = 7_203_114


@contextmanager
def families_locked() -> Iterator[None]:
    """A transaction that waits until no other one changes families."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


@dataclass(frozen=True, slots=True)
class Move:
    """An article into a family, or out of any. `by` is the person whose word it is from now on."""

    article: Article
    family: Family | None
    by: User | None = None

    def changes_something(self) -> bool:
        return (self.article.family, self.article.family_set_by) != (self.family, self.by)


def articles_move(
    family: Family,
    action: str,
    moves: list[Move],
    *,
    by: User | None,
    why: str = "",
    apart: tuple[Pairs, Pairs] = ([], []),
) -> Event | None:
    """Write the moves that change something, and one event of them about `family`. Inside `families_locked`.

    `apart` are the pairs told apart that the act removed and made, for its undo.
    """
    moves = [move for move in moves if move.changes_something()]
    if not moves:
        return None
    before = {"articles": [_told(move.article) for move in moves], "apart": apart[0]}
    for move in moves:
        move.article.family, move.article.family_set_by = move.family, move.by
        move.article.save(update_fields=["family", "family_set_by"])
    after = {"articles": [_told(move.article) for move in moves], "apart": apart[1]}
    return event_record(family, action, by=by, why=why, before=before, after=after)


def _told(article: Article) -> dict[str, str]:
    by = article.family_set_by
    return {
        "article": article.public_id,
        "title": str(article),
        "family": family_key(article),
        "set_by": by.get_username() if by else "",
    }


def family_key(article: Article) -> str:
    """As events keep it; empty where there is none."""
    return article.family.public_id if article.family else ""


def families_regroup(keys: Iterable[int]) -> None:
    """Put the articles, and whoever they are tied to, into the families that follow. Inside `families_locked`."""
    articles = _tied(set(keys))
    rows = Kinship.objects.filter(a__in=articles, b__in=articles).values_list("a_id", "b_id", "strength")
    placed = {pk: each.family_id for pk, each in articles.items() if each.family_id and each.family_set_by_id}
    apart = Apart.objects.filter(a__in=articles, b__in=articles).values_list("a_id", "b_id")
    groups = group(articles, [Tie(*row) for row in rows], placed, apart)
    touched = {each.family for each in articles.values() if each.family}
    taken: set[int] = set()
    for each in sorted(groups, key=lambda each: (each.family is None, -len(each.articles), min(each.articles))):
        touched |= _settle(each, articles, taken)
    for family in sorted(touched, key=lambda family: family.pk):
        origin_presume(family)


def _tied(keys: set[int]) -> dict[int, Article]:
    """The articles, and all that a kinship or a family leads to from them."""
    found: set[int] = set()
    while keys - found:
        found |= keys
        pairs = Kinship.objects.filter(Q(a__in=keys) | Q(b__in=keys)).values_list("a_id", "b_id")
        families = Article.objects.filter(pk__in=keys, family__isnull=False).values("family")
        keys = {key for pair in pairs for key in pair} | set(
            Article.objects.filter(family__in=families).values_list("pk", flat=True)
        )
    return Article.objects.select_related("family", "family_set_by").in_bulk(found)


def _settle(each: Group, articles: dict[int, Article], taken: set[int]) -> set[Family]:
    """Bring a group into its family; return the families that it joined or left."""
    members = [articles[key] for key in sorted(each.articles)]
    free = [member for member in members if not member.family_set_by_id]
    if len(members) == 1 and each.family is None:
        [member] = members
        if member.family:
            articles_move(member.family, "leave", [Move(member, None)], by=None)
        return set()
    family = _family_of(each, members, taken)
    taken.add(family.pk)
    articles_move(family, "join", [Move(member, family) for member in free], by=None)
    return {family}


def _family_of(each: Group, members: list[Article], taken: set[int]) -> Family:
    """The one that a person chose; else the one most of them are in already; else a new one."""
    if each.family:
        return Family.objects.get(pk=each.family)
    present = Counter(member.family for member in members if member.family and member.family.pk not in taken)
    ranked = sorted(present, key=lambda family: (-present[family], family.pk))
    return ranked[0] if ranked else Family.objects.create()


def origin_presume(family: Family) -> None:
    """Note the presumed origin, unless a person named it and it is still one of the family."""
    articles = list(Article.objects.filter(family=family).select_related("source", "fingerprint"))
    by_person = family.origin_reason == Family.OriginReason.PERSON
    if not articles or (by_person and any(article.pk == family.origin_id for article in articles)):
        return
    origin = presume([_member(article) for article in articles])
    Family.objects.filter(pk=family.pk).update(
        origin=origin.article, origin_reason=origin.reason, agency=origin.agency[:100]
    )


def _member(article: Article) -> Member:
    found = getattr(article, "fingerprint", None) or Fingerprint(words=0, credits=[], secondary=False)
    return Member(
        article=article.pk,
        source=article.source.name,
        on=article.published_on,
        at=article.published_at,
        words=found.words,
        credits=frozenset(found.credits),
        secondary=found.secondary,
    )
