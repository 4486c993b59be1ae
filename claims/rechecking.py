"""What has to be looked at again because something that it rests on changed: opened, looked at, undone."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimLink, Cluster, Entry, EntryRevision, Recheck
from claims.permissions import may_write, require
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.workflow import EntryState, StaleState, actions

MODELS: dict[str, Any] = {model.event_kind: model for model in (Entry, Cluster, Claim, ClaimLink)}


def recheck_open(
    row: Entry | Cluster | Claim, *, cause: EntryRevision | dict[str, Any], why: str, by: User | None = None
) -> None:
    """An entry on its way to publication is a draft again; what is public stays so, and waits to be looked at.

    The cause is the revision of an entry that the row rests on, or what an article says of a claim now.
    """
    if isinstance(row, Entry) and "return" in actions(EntryState(row.state)):
        state_move(row, "return", by=by, why=why, approved_by=None, **Entry.UNSCHEDULED)
    because = {"cause": cause} if isinstance(cause, EntryRevision) else {"change": cause}
    recheck = Recheck.objects.create(kind=row.event_kind, subject=row.public_id, words=str(row)[:500], **because)
    event_record(row, "reopen", by=by, why=why, before={}, after=recheck.told())


@transaction.atomic
def recheck_close(recheck: Recheck, *, by: User, why: str = "") -> None:
    """Somebody looked again, and it stands or was mended. Raises StaleState if another was faster."""
    _record(recheck, "look again", by, why, closed_by=by, closed_at=timezone.now())


@transaction.atomic
def recheck_undo(recheck: Recheck, *, by: User, why: str = "") -> None:
    _record(recheck, "undo look again", by, why, closed_by=None, closed_at=None)


def _record(recheck: Recheck, action: str, by: User, why: str, **changes: Any) -> None:
    require(may_write(by))
    was_open = changes["closed_by"] is not None
    if not Recheck.objects.filter(pk=recheck.pk, closed_at__isnull=was_open).update(**changes):
        raise StaleState(_("Somebody else was faster"))
    subject = MODELS[recheck.kind].objects.get(public_id=recheck.subject)
    event_record(subject, action, by=by, why=why, before={}, after=recheck.told())
