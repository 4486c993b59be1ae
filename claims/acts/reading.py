"""The acts of a session as the desk shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.acts.services import Seat
from claims.models import Act

SHOWN = 12


@dataclass(frozen=True, slots=True)
class SessionHistory:
    """Newest first; `last` is what undo takes back, `next` what redo does again."""

    acts: Sequence[Act]
    last: Act | None
    next: Act | None


def session_history(seat: Seat | None) -> SessionHistory:
    """In one query."""
    if seat is None:
        return SessionHistory([], None, None)
    rows = Act.objects.filter(by=seat.user, session=seat.session).select_related("claim")
    acts = list(rows.defer("changes")[:SHOWN])
    last = next((act for act in acts if not act.undone), None)
    undone = [act for act in acts if act.undone and (last is None or act.pk > last.pk)]
    return SessionHistory(acts, last, undone[-1] if undone else None)
