"""What the public reads from one moment on, and the same before it is public."""

import datetime as dt
from typing import Any

from django.utils import timezone

from claims.models import Entry, EntryRevision
from claims.publication.propagation import revision_propagate
from claims.publication.render import entry_document
from factbase.access.models import User
from factbase.changes.compact import compact
from factbase.workflow import EntryState


def revise(entry: Entry, kind: str, *, by: User, reason: str = "") -> EntryRevision:
    """Freeze the entry as its next revision, and let everybody have it."""
    now = timezone.now()
    number, corrections = _place(entry)
    if kind == EntryRevision.Kind.CORRECTION:
        corrections.append({"revision": number, "at": now.isoformat(), "reason": reason})
    document = compact(entry_document(entry, number=number, corrections=corrections))
    revision = EntryRevision.objects.create(
        entry=entry, number=number, kind=kind, reason=reason, document=document, by=by, at=now
    )
    revision_propagate(revision)
    return revision


def entry_preview(entry: Entry, *, at: dt.datetime | None = None) -> dict[str, Any]:
    """The document as it would be published at `at`, or now. Writes nothing."""
    number, corrections = _place(entry)
    as_published = Entry.objects.select_related("rating", "translation_of", "succeeds").get(pk=entry.pk)
    as_published.state = EntryState.PUBLISHED
    as_published.published_at = entry.published_at or at or timezone.now()
    return entry_document(as_published, number=number, corrections=corrections)


def _place(entry: Entry) -> tuple[int, list[dict[str, Any]]]:
    earlier = list(entry.revisions.order_by("number"))
    corrections = [
        {"revision": revision.number, "at": revision.at.isoformat(), "reason": revision.reason}
        for revision in earlier
        if revision.kind == EntryRevision.Kind.CORRECTION
    ]
    return len(earlier) + 1, corrections
