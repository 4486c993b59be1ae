"""Pages of public documents: read by key, filtered by what they hold, recognised without being read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from psycopg.types.json import Jsonb

from factbase.changes.compact import compact
from factbase.changes.models import Document
from factbase.changes.undecoded import bytes_cursor

NEWEST, OLDEST, CHANGED = "newest", "oldest", "changed"
ORDERS = {NEWEST: "id DESC", OLDEST: "id", CHANGED: "modified DESC, id DESC"}
# By hand: on the hottest path of all, composing the query otherwise takes as long as reading the page.
PAGE = """
SELECT public_id, etag, (extract(epoch FROM modified) * 1000000)::bigint, {body}
FROM changes_document WHERE {conditions} ORDER BY {order} LIMIT %s
"""
KEY = "(SELECT id FROM changes_document WHERE kind = %s AND public_id = %s)"
MOMENT = "timestamptz 'epoch' + %s * interval '1 microsecond'"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`holds`: one of each of these has to be contained in the document, as JSON contains JSON."""

    kind: str
    holds: Sequence[Sequence[Mapping[str, Any]]] = ()
    words: Sequence[str] = ()
    order: str = NEWEST
    limit: int = 50


class Place(NamedTuple):
    """The last row of the page before, and when it was modified as that page had it."""

    public_id: str
    modified: int


class Row(NamedTuple):
    """`modified` is in microseconds since 1970."""

    public_id: str
    etag: str
    modified: int
    body: bytes


class UnknownPlace(LookupError):
    """No document was ever known by this id."""


def rows(wanted: Wanted, after: Place | None, *, bodies: bool) -> list[Row]:
    """A page and one row more, if there is one. Without bodies it costs a look into the index."""
    conditions, values = zip(*_conditions(wanted, after), strict=True)
    page = PAGE.format(body="body" if bodies else "''", conditions=" AND ".join(conditions), order=ORDERS[wanted.order])
    with bytes_cursor() as cursor:
        cursor.execute(page, [value for several in values for value in several] + [wanted.limit + 1])
        found = [Row(*row) for row in cursor.fetchall()]
    if after and not found and not Document.objects.filter(kind=wanted.kind, public_id=after.public_id).exists():
        raise UnknownPlace(after.public_id)
    return found


def _conditions(wanted: Wanted, after: Place | None) -> Iterator[tuple[str, Sequence[Any]]]:
    """Each with its values."""
    yield "kind = %s AND body IS NOT NULL", [wanted.kind]
    for ways in wanted.holds:
        yield f"({' OR '.join(['body::jsonb @> %s'] * len(ways))})", [Jsonb(way, dumps=compact) for way in ways]
    for word in wanted.words:
        yield "words ILIKE %s", [f"%{_to_the_letter(word)}%"]
    if after:
        yield _beyond(wanted, after)


def _to_the_letter(word: str) -> str:
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _beyond(wanted: Wanted, after: Place) -> tuple[str, Sequence[Any]]:
    last = [wanted.kind, after.public_id]
    if wanted.order == CHANGED:
        return f"(modified, id) < ({MOMENT}, {KEY})", [after.modified, *last]
    return f"id {'>' if wanted.order == OLDEST else '<'} {KEY}", last


def fingerprint(rows: Sequence[Row]) -> str:
    """The same for two pages if they hold the same documents in the same state."""
    return hashlib.blake2b("".join(row.public_id + row.etag for row in rows).encode(), digest_size=12).hexdigest()
