"""Putting what rests on an entry before people again, and noting that somebody looked."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.linking import link_reopen
from claims.models import Claim, ClaimLink, Cluster, Entry, EntryRevision, Recheck
from claims.permissions import may_write, require
from claims.publication.dependants.finding import KINDS, Dependant, dependants_of
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.workflow import EntryState, StaleState, actions

ALL = KINDS
MODELS: dict[str, Any] = {model.event_kind: model for model in (Entry, Cluster, Claim, ClaimLink)}


def dependants_reopen(revision: EntryRevision, kinds: Collection[str], *, by: User) -> None:
    """Re-open what rests on the revised entry; call it in the transaction that wrote the revision.

    A confirmed link is a suggestion again, an entry on its way to publication a draft; all else, a published entry
    included, waits among the rechecks.
    """
    verb = "retracted" if revision.kind == EntryRevision.Kind.RETRACTION else "corrected"
    why = f"the entry “{revision.entry.statement}” was {verb}: {revision.reason}"
    for kind, dependants in dependants_of(revision.entry).kinds():
        if kind in kinds:
            for dependant in dependants:
                _reopen(dependant, revision, why, by)


def _reopen(dependant: Dependant, revision: EntryRevision, why: str, by: User) -> None:
    row = dependant.row
    if isinstance(row, ClaimLink):
        link_reopen(row, why=why, by=by)
        return
    if isinstance(row, Entry) and "return" in actions(EntryState(row.state)):
        state_move(row, "return", by=by, why=why, approved_by=None, **Entry.UNSCHEDULED)
    Recheck.objects.create(kind=row.event_kind, subject=row.public_id, words=dependant.words[:500], cause=revision)
    event_record(row, "reopen", by=by, why=why, before={}, after={"entry": revision.entry.public_id})


@transaction.atomic
def recheck_close(recheck: Recheck, *, by: User) -> None:
    """Somebody looked again, and it stands or was mended. Raises StaleState if another was faster."""
    _record(recheck, "look again", by, closed_by=by, closed_at=timezone.now())


@transaction.atomic
def recheck_undo(recheck: Recheck, *, by: User) -> None:
    _record(recheck, "undo look again", by, closed_by=None, closed_at=None)


def _record(recheck: Recheck, action: str, by: User, **changes: Any) -> None:
    require(may_write(by))
    was_open = changes["closed_by"] is not None
    if not Recheck.objects.filter(pk=recheck.pk, closed_at__isnull=was_open).update(**changes):
        raise StaleState(_("Somebody else was faster"))
    subject = MODELS[recheck.kind].objects.get(public_id=recheck.subject)
    event_record(subject, action, by=by, before={}, after={"entry": recheck.cause.entry.public_id})
