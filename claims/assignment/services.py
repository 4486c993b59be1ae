"""Who is to look at what. An assignment is a request, not a lock: everybody may still decide."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Entry
from claims.permissions import may_assign, require
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record
from factbase.ids import new_id
from factbase.workflow import StaleState

Row = Claim | Entry
ROWS: dict[str, type[Claim] | type[Entry]] = {Claim.event_kind: Claim, Entry.event_kind: Entry}


@transaction.atomic
def assign(rows: Sequence[Row], to: User | None, *, by: User, why: str = "") -> str:
    """Give rows to a person, or to nobody; return the act's id, by which it can be undone, empty if nothing changed."""
    require(may_assign(by, to, number=len(rows)))
    act = new_id()
    moved = [_give(row, to, act, by, why=why) for row in rows]
    return act if any(moved) else ""


def _give(row: Row, to: User | None, act: str, by: User, *, action: str = "assign", why: str = "") -> bool:
    stored = type(row)._base_manager.select_for_update(of=("self",)).select_related("assigned_to").get(pk=row.pk)
    before = stored.assigned_to
    if before == to:
        return False
    type(row)._base_manager.filter(pk=row.pk).update(assigned_to=to)
    row.assigned_to = to
    after = {"assigned to": _name(to), "act": act}
    event_record(row, action, by=by, why=why, before={"assigned to": _name(before)}, after=after)
    return True


def _name(user: User | None) -> str:
    return user.get_username() if user else ""


@transaction.atomic
def assign_undo(act: str, *, by: User) -> int:
    """Give back what the person's own act moved, where nobody moved it since; return how many rows that were."""
    events = list(Event.objects.filter(by=by, action="assign", after__act=act))
    undone = sum(_give_back(event, act, by) for event in events)
    if not undone:
        raise StaleState(_("It has been undone already, or somebody else has assigned it since"))
    return undone


def _give_back(event: Event, act: str, by: User) -> bool:
    row = ROWS[event.kind]._base_manager.select_related("assigned_to").filter(public_id=event.subject).first()
    if row is None or _name(row.assigned_to) != event.after["assigned to"]:
        return False
    before = User.objects.filter(username=event.before["assigned to"]).first()
    return _give(row, before, act, by, action="undo assign")
