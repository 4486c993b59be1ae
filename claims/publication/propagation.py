"""A revision reaches everybody: its documents and the log of changes, in the transaction that wrote it."""

import json

from django.db import transaction

from claims.models import Entry, EntryRevision
from claims.publication.parts import parts_of
from factbase.changes.models import Change, Kind
from factbase.changes.services import change_record, document_publish
from factbase.workflow import EntryState


def entries_propagate() -> int:
    """Put the latest revision of each published entry in its place, the oldest first; what stands there stays."""
    count = 0
    for entry in Entry.objects.public().reverse().iterator():
        with transaction.atomic():
            Entry.objects.select_for_update().get(pk=entry.pk)
            revision_propagate(entry.revisions.latest("number"))
        count += 1
    return count


def revision_propagate(revision: EntryRevision) -> None:
    """Put the revision in the place of the one before; a retraction takes away what no other entry holds."""
    entry = revision.entry
    gone = revision.kind == EntryRevision.Kind.RETRACTION
    body = None if gone else revision.document
    parts = {} if gone else parts_of(json.loads(revision.document))
    document_publish((Kind.ENTRY, entry.public_id), body, parts, reason=revision.reason)
    old = entry.succeeds if revision.kind == EntryRevision.Kind.PUBLICATION else None
    if old and old.state == EntryState.RETRACTED:
        change_record(Kind.ENTRY, old.public_id, Change.Op.MERGE, merged_into=entry.public_id)
