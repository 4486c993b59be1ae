"""Every write of a redaction. In one transaction the words go everywhere, and the public reads what is left."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Watch
from claims.models import (
    ArchiveCopy,
    Claim,
    ClaimSearch,
    CopyContent,
    Entity,
    Entry,
    EntryRevision,
    Redaction,
    TermCount,
)
from claims.permissions import may_redact, require
from claims.publication.propagation import revision_propagate
from claims.redaction.finding import Place, copies, places
from claims.redaction.marking import marked, pattern_of
from factbase.access.models import User
from factbase.history.models import Recorded
from factbase.history.services import event_record
from factbase.workflow import EntryState, StaleState

REDACT = "redact"


@transaction.atomic
def redaction_ask(passages: Sequence[str], *, reason: str, by: User) -> Redaction:
    """Nothing is changed yet: somebody looks first at what will be."""
    require(may_redact(by))
    redaction = Redaction.objects.create(passages=list(passages), reason=reason, asked_by=by)
    event_record(redaction, "ask to redact", by=by, before={}, after={})
    return redaction


@transaction.atomic
def redaction_withdraw(redaction: Redaction, *, by: User) -> None:
    require(may_redact(by))
    redaction = _open(redaction)
    event_record(redaction, "withdraw", by=by, before={}, after={})
    _close(redaction, by=by)


@transaction.atomic
def redaction_do(redaction: Redaction, *, by: User) -> None:
    """Mark the words out, for good: nothing brings them back. Raises StaleState where somebody was at it.

    Each row that they stood in has an event that says so, without them. Pages of its articles are not watched any
    more, or the words would come in again with their next text.
    """
    require(may_redact(by, redaction))
    redaction = _open(redaction)
    _begin(redaction)
    found, kept = list(places(redaction.passages)), copies(redaction.passages)
    _settle(found, redaction.passages)
    for place in found:
        if (place.model, place.column) != (Entity, "key") and place.model is not ClaimSearch:
            _mark(place)
    CopyContent.objects.filter(copies__in=kept).update(content=b"")
    redaction.reason = marked(redaction.reason, pattern_of(redaction.passages))
    _close(redaction, by=by, places=len(found) + len(kept))
    for row in touched(found, kept):
        event_record(row, REDACT, by=by, why=redaction.reason, before={}, after={"redaction": redaction.public_id})
        if isinstance(row, Article):
            Watch.objects.filter(article=row).update(active=False)
    event_record(redaction, REDACT, by=by, before={}, after={"places": redaction.places})
    _propagate(found)


def _open(redaction: Redaction) -> Redaction:
    locked = Redaction.objects.select_for_update().get(pk=redaction.pk)
    if locked.closed_at:
        raise StaleState(_("Somebody else was faster"))
    return locked


def _begin(redaction: Redaction) -> None:
    """From here to the end of the transaction the guards of what only grows let letters be marked out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_redaction SET transaction = pg_current_xact_id()::text::bigint WHERE id = %s", [redaction.pk]
        )


def _close(redaction: Redaction, *, by: User, places: int | None = None) -> None:
    """The guards stand again, and the words are not kept here either."""
    redaction.transaction, redaction.passages, redaction.places = None, [], places
    redaction.closed_by, redaction.closed_at = by, timezone.now()
    redaction.save()


def _settle(found: Iterable[Place], passages: Collection[str]) -> None:
    """What is not marked: keys, which cannot all be the same marks, and what claims are found by, made of them anew."""
    cells = _by_cell(found)
    Entity.objects.filter(pk__in=cells[Entity, "key"]).update(key=F("public_id"))
    indexed = cells[ClaimSearch, "text"] | cells[ClaimSearch, "keys"]
    ClaimSearch.objects.filter(pk__in=indexed).delete()
    Claim.objects.filter(pk__in=indexed).update(indexed=False)
    TermCount.objects.filter(term__in={word.lower() for passage in passages for word in passage.split()}).delete()


def _by_cell(found: Iterable[Place]) -> dict[tuple[type[models.Model], str], set[Any]]:
    cells: dict[tuple[type[models.Model], str], set[Any]] = defaultdict(set)
    for place in found:
        cells[place.model, place.column].add(place.pk)
    return cells


def _mark(place: Place) -> None:
    names = (place.model._meta.db_table, place.column, place.model._meta.pk.column)
    table, column, key = map(connection.ops.quote_name, names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s::{place.kind} WHERE {key} = %s AND {column}::text = %s",  # noqa: S608
            [place.after, place.pk, place.before],
        )
        if not cursor.rowcount:
            raise StaleState(_("Somebody is changing one of these rows. Please try again"))


def touched(found: Iterable[Place], kept: Iterable[ArchiveCopy]) -> Iterator[Recorded]:
    """The rows with a history that hold the words, or to which what holds them belongs."""
    keys: dict[type[Recorded], set[Any]] = defaultdict(set)
    for model, cells in _by_model(found).items():
        if issubclass(model, Recorded):
            keys[model] |= cells
        elif owner := _owner(model):
            rows = model._base_manager.filter(pk__in=cells).values_list(owner.attname, flat=True)
            keys[owner.related_model] |= set(rows)
    keys[Entry] |= set(Entry.objects.filter(evidence__copy__in=list(kept)).values_list("pk", flat=True))
    for model, rows in keys.items():
        yield from model._base_manager.select_related(*model.told_with).filter(pk__in=rows).order_by("pk")


def _by_model(found: Iterable[Place]) -> dict[type[models.Model], set[Any]]:
    cells: dict[type[models.Model], set[Any]] = defaultdict(set)
    for place in found:
        cells[place.model].add(place.pk)
    return cells


def _owner(model: type[models.Model]) -> models.ForeignKey | None:
    keys = (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return next((key for key in keys if issubclass(key.related_model, Recorded)), None)


def _propagate(found: Iterable[Place]) -> None:
    """What the public reads is put anew in its place, with a change that tells everybody to fetch it."""
    revisions = EntryRevision.objects.filter(pk__in=_by_model(found).get(EntryRevision, ()))
    for entry in Entry.objects.filter(state=EntryState.PUBLISHED, revisions__in=revisions).distinct().order_by("pk"):
        revision_propagate(entry.revisions.latest("number"))
