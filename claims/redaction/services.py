"""Every write of a redaction. In one transaction the words go everywhere, and the public reads what is left."""

from collections.abc import Collection, Sequence

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Watch
from articles.watching import watch_switch
from claims.models import (
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
from claims.redaction.finding import Place, copies, places, quoted, rows_of, touched
from claims.redaction.marking import marked, pattern_of
from factbase.access.models import User
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
        if place.model is not ClaimSearch and not _is_key(place):
            _mark(place)
    CopyContent.objects.filter(copies__in=kept).update(content=b"")
    redaction.reason = marked(redaction.reason, pattern_of(redaction.passages))
    _close(redaction, by=by, places=len(found) + len(kept))
    for row in touched(found, kept):
        event_record(row, REDACT, by=by, why=redaction.reason, before={}, after={"redaction": redaction.public_id})
        if isinstance(row, Article) and Watch.objects.filter(article=row, active=True).exists():
            watch_switch(row, active=False, by=by)
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


def _settle(found: Collection[Place], passages: Collection[str]) -> None:
    """What is not marked: keys, which cannot all be the same marks, and what claims are found by, made of them anew."""
    named = [place.pk for place in found if _is_key(place)]
    Entity.objects.filter(pk__in=named).update(key=F("public_id"))
    indexed = rows_of(found, ClaimSearch)
    ClaimSearch.objects.filter(pk__in=indexed).delete()
    Claim.objects.filter(pk__in=indexed).update(indexed=False)
    TermCount.objects.filter(term__in={word.lower() for passage in passages for word in passage.split()}).delete()


def _is_key(place: Place) -> bool:
    return (place.model, place.column) == (Entity, "key")


def _mark(place: Place) -> None:
    table, column, key = quoted(place.model, place.column)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s::{place.kind} WHERE {key} = %s AND {column}::text = %s",  # noqa: S608
            [place.after, place.pk, place.before],
        )
        if not cursor.rowcount:
            raise StaleState(_("Somebody is changing one of these rows. Please try again"))


def _propagate(found: Collection[Place]) -> None:
    """What the public reads is put anew in its place, with a change that tells everybody to fetch it."""
    revisions = EntryRevision.objects.filter(pk__in=rows_of(found, EntryRevision))
    for entry in Entry.objects.filter(state=EntryState.PUBLISHED, revisions__in=revisions).distinct().order_by("pk"):
        revision_propagate(entry.revisions.latest("number"))
