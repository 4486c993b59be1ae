"""What the entry editor saves at once: the fields, the evidence and the roles of the claims."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Entry, EntryClaim, EntryRevision
from claims.publication.evidence import evidence_set
from claims.publication.services import (
    entry_claim_add,
    entry_claim_remove,
    entry_correct,
    entry_edit,
)
from factbase.access.models import User
from factbase.workflow import StaleState


@dataclass(frozen=True, slots=True)
class Draft:
    """One submission of the editor. `seen` is the entry's edited_at when the page was made; `roles` are by the claim's
    public id, an empty one takes the claim out.
    """

    seen: dt.datetime
    fields: Mapping[str, Any]
    evidence: Sequence[dict[str, str]]
    roles: Mapping[str, str]


@transaction.atomic
def draft_save(entry: Entry, draft: Draft, *, by: User) -> None:
    """Write what changed. Raises StaleState if somebody else changed the entry since it was seen."""
    entry = _unchanged(entry, draft.seen)
    entry_edit(entry, by=by, **draft.fields)
    evidence_set(entry, draft.evidence, by=by)
    for item in entry.entry_claims.select_related("claim"):
        _set_role(entry, item, draft.roles.get(item.claim.public_id, item.role), by)


def _set_role(entry: Entry, item: EntryClaim, role: str, by: User) -> None:
    if not role:
        entry_claim_remove(entry, item.claim, by=by)
    elif role != item.role:
        entry_claim_add(entry, item.claim, by=by, role=role)


@transaction.atomic
def correction_save(entry: Entry, draft: Draft, *, by: User, reason: str, reopen: Collection[str]) -> EntryRevision:
    """Publish what changed as a correction. Raises StaleState like `draft_save`."""
    entry = _unchanged(entry, draft.seen)
    return entry_correct(entry, by=by, reason=reason, evidence=draft.evidence, reopen=reopen, **draft.fields)


def correction_preview(entry: Entry, draft: Draft, *, by: User, reason: str) -> dict[str, Any]:
    """What readers would see: the correction is made by the same code, and taken back before anybody sees it."""
    with transaction.atomic():
        revision = correction_save(entry, draft, by=by, reason=reason, reopen=())
        transaction.set_rollback(True)
    return json.loads(revision.document)


def _unchanged(entry: Entry, seen: dt.datetime) -> Entry:
    # Without a join: who waited for the lock would see the joined table as it was before the wait, and find no row.
    locked: Entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if locked.edited_at != seen:
        words = _(
            "%(who)s has changed this entry since you opened it. Your text is still here: choose below what is to "
            "stand, and save again"
        )
        raise StaleState(words % {"who": locked.edited_by.get_username()})
    return locked
