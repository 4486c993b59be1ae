"""Undoing what editors said about families."""

from django.utils.translation import gettext as _

from articles.models import Article, Family
from claims.independence.apart import restore_apart
from claims.independence.placing import find_anew, origin_told
from claims.independence.regrouping import Move, articles_move, families_locked, families_regroup, family_key
from claims.permissions import may_regroup, require
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record
from factbase.workflow import IllegalMove, StaleState

UNDOABLE = ("split", "join", "origin")


def family_undo(event: Event, *, by: User) -> None:
    """Undo what a person did to a family. Raises StaleState once something else has happened to the same articles."""
    require(may_regroup(by))
    if event.kind != Event.Kind.FAMILY or event.by is None or event.action not in UNDOABLE:
        raise IllegalMove(_("Only what a person did to a family can be undone"))
    with families_locked():
        family = Family.objects.select_related("origin").get(public_id=event.subject)
        moved = _undo_origin(family, event, by) if event.action == "origin" else _undo_moves(family, event, by)
    find_anew(moved)


def _undo_origin(family: Family, event: Event, by: User) -> list[Article]:
    now = origin_told(family)
    if now != event.after:
        raise StaleState(_("Somebody named another origin since"))
    family.origin = Article.objects.filter(public_id=event.before["origin"]).first()
    family.origin_reason, family.agency = event.before["reason"], event.before["agency"]
    family.save(update_fields=["origin", "origin_reason", "agency"])
    event_record(family, "undo", by=by, before=now, after=origin_told(family))
    return []


def _undo_moves(family: Family, event: Event, by: User) -> list[Article]:
    told = {each["article"]: each for each in event.after["articles"]}
    articles = list(Article.objects.filter(public_id__in=told).select_related("family", "family_set_by"))
    if any(family_key(article) != told[article.public_id]["family"] for article in articles):
        raise StaleState(_("An article was moved since"))
    places = {each["article"]: each for each in event.before["articles"]}
    restore_apart(before=event.before["apart"], after=event.after["apart"], by=by)
    moves = [_back(article, places[article.public_id]) for article in articles]
    articles_move(family, "undo", moves, by=by)
    families_regroup([article.pk for article in articles])
    return articles


def _back(article: Article, place: dict[str, str]) -> Move:
    family = Family.objects.filter(public_id=place["family"]).first()
    return Move(article, family, User.objects.filter(username=place["set_by"]).first())
