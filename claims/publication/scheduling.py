"""Publication at a time: set by a person, done by beat, refused before an embargo is over."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from claims.models import Entry
from claims.permissions import may_publish, require
from claims.publication.services import entry_publish
from claims.wording.times import clock
from factbase.access.languages import PROGRAMS_READ
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record
from factbase.workflow import EntryState, IllegalMove

MISSED = "miss the schedule"


@transaction.atomic
def entry_schedule(entry: Entry, at: dt.datetime, *, by: User) -> None:
    """Have an approved entry published at `at`. Raises IllegalMove for another state, a past or an embargoed time."""
    require(may_publish(by))
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.state != EntryState.APPROVED:
        raise IllegalMove(_("Only an approved entry can be scheduled"))
    if at <= timezone.now():
        raise IllegalMove(_("That time has passed; publish it now instead"))
    if entry.embargo_until and at < entry.embargo_until:
        raise IllegalMove(_("It is under embargo until %(moment)s") % {"moment": clock(entry.embargo_until)})
    _set(entry, at, by=by, action="schedule")


@transaction.atomic
def entry_unschedule(entry: Entry, *, by: User) -> None:
    require(may_publish(by))
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.publish_at is None:
        raise IllegalMove(_("It is not scheduled any more"))
    _set(entry, None, by=by, action="unschedule")


def _set(entry: Entry, at: dt.datetime | None, *, by: User | None, action: str, why: str = "") -> None:
    before = {"publish_at": entry.publish_at}
    entry.publish_at, entry.scheduled_by = at, by if at else None
    entry.save(update_fields=["publish_at", "scheduled_by"])
    event_record(entry, action, by=by, why=why, before=before, after={"publish_at": at})


def missed_schedule(entry: Entry) -> Event | None:
    """Why the entry was not published at its time, if that is the last thing that happened to it."""
    last = Event.objects.filter(kind=entry.event_kind, subject=entry.public_id).first()
    return last if last and last.action == MISSED else None


def entries_publish_due() -> None:
    """Publish what is due, in two places at once if need be. What is refused stays approved; its history says why."""
    for pk in Entry.objects.scheduled().filter(publish_at__lte=timezone.now()).values_list("pk", flat=True):
        with translation.override(PROGRAMS_READ):  # why it was refused is stored, and said again where it is shown
            _publish_due(pk)


@transaction.atomic
def _publish_due(pk: int) -> None:
    due = Entry.objects.scheduled().filter(pk=pk, publish_at__lte=timezone.now())
    entry = due.select_for_update(skip_locked=True, of=("self",)).select_related("scheduled_by").first()
    if entry is None or entry.scheduled_by is None:
        return
    try:
        with transaction.atomic():
            entry_publish(entry, by=entry.scheduled_by, why="at the scheduled time")
    except (IllegalMove, PermissionDenied) as refusal:
        entry.refresh_from_db()
        _set(entry, None, by=None, action=MISSED, why=str(refusal))
