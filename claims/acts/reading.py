"""The acts of a session as the desk shows them."""

from collections.abc import Sequence

from claims.acts.services import Seat
from claims.models import Act

SHOWN = 12


def session_history(seat: Seat | None) -> Sequence[Act]:
    """Newest first, undone ones among them; one query."""
    if seat is None:
        return []
    acts = Act.objects.filter(by=seat.user, session=seat.session).select_related("claim")
    return list(acts.defer("changes")[:SHOWN])
