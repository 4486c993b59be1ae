"""Pages of public documents: read by key, filtered by what they hold, recognised without being read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import JSONField, Q, QuerySet
from django.db.models.functions import Cast

from factbase.changes.models import Document

NEWEST, OLDEST, CHANGED = "newest", "oldest", "changed"
ORDERS: dict[str, tuple[str, ...]] = {NEWEST: ("-pk",), OLDEST: ("pk",), CHANGED: ("-modified", "-pk")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`holds`: any of these has to be contained in the document, as JSON contains JSON."""

    kind: str
    holds: Sequence[Sequence[Mapping[str, Any]]] = ()
    words: Sequence[str] = ()
    order: str = NEWEST
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Place:
    """The last row of the page before, and what it was sorted by then."""

    public_id: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class Row:
    public_id: str
    etag: str
    modified: datetime
    body: str = field(default="", repr=False)


class UnknownPlace(LookupError):
    """No document was ever known by this id."""


def rows(wanted: Wanted, after: Place | None, *, bodies: bool) -> list[Row]:
    """A page and one row more, if there is one. Without bodies it costs a look into the index."""
    found = Document.objects.filter(kind=wanted.kind, body__isnull=False)
    if wanted.holds:
        found = found.annotate(json=Cast("body", JSONField()))
    for ways in wanted.holds:
        condition = Q()
        for way in ways:
            condition |= Q(json__contains=way)
        found = found.filter(condition)
    for word in wanted.words:
        found = found.filter(words__icontains=word)
    if after:
        found = _beyond(found, wanted, after)
    columns = ("public_id", "etag", "modified", "body")[: 4 if bodies else 3]
    return [Row(*row) for row in found.order_by(*ORDERS[wanted.order]).values_list(*columns)[: wanted.limit + 1]]


def _beyond(found: QuerySet[Document], wanted: Wanted, after: Place) -> QuerySet[Document]:
    known = Document.objects.filter(kind=wanted.kind, public_id=after.public_id)
    last = known.values_list("pk", flat=True).first()
    if last is None:
        raise UnknownPlace(after.public_id)
    if wanted.order == OLDEST:
        return found.filter(pk__gt=last)
    if wanted.order == CHANGED:
        return found.filter(modified__lte=after.modified).exclude(modified=after.modified, pk__gte=last)
    return found.filter(pk__lt=last)


def fingerprint(rows: Sequence[Row]) -> str:
    """The same for two pages if they hold the same documents in the same state."""
    return hashlib.blake2b("".join(row.public_id + row.etag for row in rows).encode(), digest_size=12).hexdigest()
