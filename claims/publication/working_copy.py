"""Changes of an entry's working copy, each with its event."""

import datetime as dt
from typing import Any

from django.utils import timezone

from claims.models import Entry
from factbase.access.models import User
from factbase.history.services import event_record

EDITABLE = ("language", "statement", "rating", "rationale", "topics", "translation_of", "succeeds", "embargo_until")


def write(entry: Entry, by: User, changes: dict[str, Any]) -> None:
    """Write fields (names in EDITABLE) that differ, and record what they were."""
    changes = {name: value for name, value in changes.items() if getattr(entry, name) != value}
    if not changes:
        return
    before = {name: _words(getattr(entry, name)) for name in changes}
    for name, value in changes.items():
        setattr(entry, name, value)
    entry.edited_by = by
    entry.save(update_fields=[*changes, "edited_by", "edited_at"])
    after = {name: _words(value) for name, value in changes.items()}
    event_record(entry, "edit", by=by, before=before, after=after)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return value.isoformat() if isinstance(value, dt.datetime) else str(value or "")


def touch(entry: Entry, by: User, action: str, **what: Any) -> None:
    """What hangs on an entry changed: whoever did it may not approve it, and the events know."""
    Entry.objects.filter(pk=entry.pk).update(edited_by=by, edited_at=timezone.now())
    entry.edited_by = by
    event_record(entry, action, by=by, before=what.pop("before", {}), after=what.pop("after", what))
