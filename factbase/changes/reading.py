"""The log of changes in an order that never has to be revised.

Keys are given out before a transaction commits, so a reader that goes by them alone skips what commits late. Here a row
is held back while any transaction is open that began writing before its own did; what is left is read by transaction,
then by key. No row can appear before one that was read: nothing is missed, nothing is read twice. The price: a long
transaction anywhere in the database cluster delays the log.
"""

from django.db.models import BigIntegerField, Func, Q, QuerySet, TextField
from django.db.models.functions import Cast

from factbase.changes.models import Change

_SNAPSHOT = Func(function="pg_current_snapshot")
OLDEST_OPEN = Cast(Cast(Func(_SNAPSHOT, function="pg_snapshot_xmin"), TextField()), BigIntegerField())


class UnknownPosition(LookupError):
    """There is no such change: the reader's position comes from another database, or from a later backup."""


def settled() -> QuerySet[Change]:
    """The changes that no later commit can precede, in reading order."""
    return Change.objects.filter(xid__lt=OLDEST_OPEN).order_by("xid", "pk")


def changes_after(sequence: int, limit: int) -> list[Change]:
    """The next changes after the one with the key `sequence`, or from the start after 0."""
    found = settled()
    if sequence:
        last = Change.objects.filter(pk=sequence).first()
        if last is None:
            raise UnknownPosition(sequence)
        found = found.filter(xid__gte=last.xid).exclude(Q(xid=last.xid, pk__lte=last.pk))
    return list(found[:limit])
