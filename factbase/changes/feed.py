"""The log with what reads under each id now, as text that is ready to be served."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from factbase.changes.compact import compact
from factbase.changes.models import Change
from factbase.changes.reading import UnknownPosition
from factbase.changes.undecoded import bytes_cursor

# By hand: it is what every follower asks all day.
PAGE = """
SELECT change.id, (extract(epoch FROM change.at) * 1000000)::bigint, change.kind, change.public_id, change.op,
  change.merged_into, change.reason, document.etag, {body}
FROM changes_change change
LEFT JOIN changes_document document ON document.kind = change.kind AND document.public_id = change.public_id
WHERE change.id > %(id)s {known}
  AND (%(kind)s::text IS NULL OR change.kind = %(kind)s)
ORDER BY change.id
LIMIT %(limit)s
"""
# A place of this log, not of another of which a backup was restored.
KNOWN = "AND EXISTS (SELECT FROM changes_change WHERE id = %(id)s AND at = %(at)s)"
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)


def microseconds(moment: dt.datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


class Position(NamedTuple):
    """The last change that was read. Its moment, in microseconds since 1970, tells it from another of the same key,
    after a backup was restored."""

    id: int
    at: int


class Item(NamedTuple):
    id: int
    at: int
    kind: str
    public_id: str
    op: str
    merged_into: str
    reason: bytes
    etag: str
    body: bytes | None

    @property
    def position(self) -> Position:
        return Position(self.id, self.at)

    @property
    def moment(self) -> dt.datetime:
        return EPOCH + self.at * MICROSECOND

    def json(self) -> bytes:
        """Kinds, ids and operations need no escapes."""
        into = f'"{self.merged_into}"' if self.merged_into else "null"
        reason = compact(self.reason.decode()) if self.reason else "null"
        what = f'"kind":"{self.kind}","id":"{self.public_id}","op":"{self.op}","merged_into":{into}'
        head = f'{{{what},"at":"{self.moment.isoformat()}","reason":{reason},"object":'
        return b"%b%b}" % (head.encode(), self.body or b"null")


def feed_after(position: Position | None, *, kind: str | None, limit: int, bodies: bool) -> list[Item]:
    """The next changes; raises UnknownPosition for a position that is not in this log."""
    last = position or Position(0, 0)
    page = PAGE.format(body="document.body" if bodies else "NULL", known=KNOWN if position else "")
    with bytes_cursor() as cursor:
        cursor.execute(page, {"id": last.id, "at": EPOCH + last.at * MICROSECOND, "kind": kind, "limit": limit})
        found = [Item(*row) for row in cursor.fetchall()]
    if position and not found and not Change.objects.filter(pk=last.id, at=EPOCH + last.at * MICROSECOND).exists():
        raise UnknownPosition(last.id)
    return found


def feed_etag(items: Sequence[Item]) -> str:
    """The same for two pages with the same changes, of objects in the same state."""
    parts = (f"{item.id}{item.etag}" for item in items)
    return hashlib.blake2b("|".join(parts).encode(), digest_size=12).hexdigest()
