"""A family as its page shows it: who is in it, since when, and what shows that they belong together."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Family
from claims.independence.placing import origin_told
from claims.independence.undoing import UNDOABLE
from claims.models import Fingerprint, Kinship
from factbase.history.models import Event

HISTORY = 100
FAR = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a family. `beside` is the member it is akin to: the origin, or else the one it is most akin to."""

    article: Article
    is_origin: bool
    reasons: tuple[str, ...]
    beside: Article | None


def rows(articles: Iterable[Article], family: Family | None) -> list[Row]:
    """The articles in the order in which they were published, those without a date last. Two queries in all."""
    members = {article.pk: article for article in sorted(articles, key=_order)}
    origin = family.origin_id if family else None
    akin = Kinship.objects.filter(a__in=members, b__in=members).order_by("-strength", "pk")
    best = _best(akin, origin)
    credits = dict(Fingerprint.objects.filter(article__in=members).values_list("article_id", "credits"))
    shown = []
    for key, article in members.items():
        kinship = best.get(key)
        other = members[_other(kinship, key)] if kinship else None
        reasons = [_said(kinship, article, other, origin)] if kinship and other and key != origin else []
        shown.append(Row(article, key == origin, (*reasons, *_further(article, credits.get(key, []))), other))
    return shown


def _order(article: Article) -> tuple[dt.date, dt.datetime, int]:
    return (article.published_on or dt.date.max, article.published_at or FAR, article.pk)


def _best(akin: Iterable[Kinship], origin: int | None) -> dict[int, Kinship]:
    """For each article the kinship with the origin, or else its strongest."""
    best: dict[int, Kinship] = {}
    for kinship in sorted(akin, key=lambda each: origin not in (each.a_id, each.b_id)):
        best.setdefault(kinship.a_id, kinship)
        best.setdefault(kinship.b_id, kinship)
    return best


def _other(kinship: Kinship, key: int) -> int:
    return kinship.b_id if kinship.a_id == key else kinship.a_id


def _further(article: Article, credits: list[str]) -> Iterator[str]:
    if credits:
        yield _("credits %(names)s") % {"names": ", ".join(credits)}
    if by := article.family_set_by:
        yield _("placed here by %(who)s") % {"who": by.get_username()}


def _said(kinship: Kinship, article: Article, other: Article, origin: int | None) -> str:
    """Why the two belong together, as seen from the article."""
    own, theirs = kinship.share_a, kinship.share_b
    if kinship.b_id == article.pk:
        own, theirs = theirs, own
    names = {"title": str(other), "source": other.source.name, "share": round(100 * max(own, theirs))}
    if kinship.matched:
        parts = {"retold": _retold(kinship, other.pk == origin) % names, "counts": ", ".join(_counted(kinship))}
        return _("%(retold)s: %(counts)s") % parts
    if own >= theirs:
        return _("%(share)s %% of its wording is in “%(title)s” (%(source)s)") % names
    return _("it holds %(share)s %% of the wording of “%(title)s” (%(source)s)") % names


def _retold(kinship: Kinship, is_origin: bool) -> str:
    if kinship.kind == Kinship.Kinds.REWORDING:
        return _("tells in other words what “%(title)s” (%(source)s) tells")
    if is_origin:
        return _("translation of “%(title)s” (%(source)s)")
    return _("tells in another language what “%(title)s” (%(source)s) tells")


def _counted(kinship: Kinship) -> Iterator[str]:
    counts = {"matched": kinship.matched, "all": kinship.sentences}
    yield ngettext("%(matched)s of %(all)s sentence", "%(matched)s of %(all)s sentences", kinship.sentences) % counts
    counts = {"matched": kinship.numbers_shared, "all": kinship.numbers}
    if kinship.numbers and kinship.numbers_shared == kinship.numbers:
        yield ngettext("its only number", "all %(all)s numbers", kinship.numbers) % counts
    elif kinship.numbers:
        yield ngettext("%(matched)s of %(all)s number", "%(matched)s of %(all)s numbers", kinship.numbers) % counts


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a family, in words."""

    event: Event
    words: str
    can_be_undone: bool


def acts(family: Family) -> list[Act]:
    """The newest first, in two queries."""
    about = Q(kind=Event.Kind.FAMILY, subject=family.public_id)
    events = list(Event.objects.filter(about).select_related("by")[:HISTORY])
    moved = {each["article"] for event in events for each in event.after.get("articles", [])}
    places = dict(Article.objects.filter(public_id__in=moved).values_list("public_id", "family__public_id"))
    return [Act(event, _told(event), _can_be_undone(event, family, places)) for event in events]


def _can_be_undone(event: Event, family: Family, places: Mapping[str, str | None]) -> bool:
    """Whether a person did it and everything is still as it was left then."""
    if event.by is None or event.action not in UNDOABLE:
        return False
    if event.action == "origin":
        return event.after == origin_told(family)
    return all(places.get(each["article"]) == each["family"] for each in event.after["articles"])


def _told(event: Event) -> str:
    moved = [each["title"] for each in event.after.get("articles", [])] or [event.after.get("title", "")]
    words = {
        "join": _("put in: %(titles)s"),
        "leave": _("no longer akin to the others: %(titles)s"),
        "split": _("taken out: %(titles)s"),
        "origin": _("named as the origin: %(titles)s"),
        "undo": _("undone: %(titles)s"),
    }
    return words[event.action] % {"titles": ", ".join(_("“%(words)s”") % {"words": title} for title in moved)}
