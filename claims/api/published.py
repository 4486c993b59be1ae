"""Public documents, for everybody. They are stored as they are served: what is read here is text, joined to text."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claims.api.conditional import is_asked, marked, unchanged
from claims.api.fields import FIELDS, chosen_fields, only
from claims.api.paging import MICROSECONDS, NAME, bad_cursor, cursor_after, cursor_place, page_links
from claims.api.parameters import PAGING, Parameter, choice, read_query, words
from claims.api.shapes.parts import Shape
from factbase.changes.compact import compact
from factbase.changes.feed import microseconds
from factbase.changes.listing import CHANGED, NEWEST, ORDERS, Place, Row, UnknownPlace, Wanted, fingerprint, rows
from factbase.changes.models import Document

ORDER = choice(
    "order",
    "`newest`: last published first; `oldest`; `changed`: last corrected first, of what is published alone.",
    ORDERS,
    default=NEWEST,
)
WORDS = words("q", "Words that all stand in what it says.")

Holds = Callable[[str], tuple[dict[str, Any], ...]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that everybody reads. `holds`: what a document contains, by the value of a parameter; one way suffices."""

    kind: str
    shape: type[Shape]
    filters: tuple[Parameter, ...]
    holds: Mapping[str, Holds]
    parameters: tuple[Parameter, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", (*self.filters, WORDS, ORDER, FIELDS, *PAGING))


class Withdrawn(APIException):
    status_code = status.HTTP_410_GONE
    default_code = "withdrawn"
    default_detail = "This is no longer public: the entry that it stood in was retracted or corrected"


def published_page(request: Request, listing: Listing) -> HttpResponse:
    """A page of stored documents; 304 after a look into the index if the caller has it."""
    query = read_query(request.query_params, listing.parameters)
    wanted = Wanted(
        kind=listing.kind,
        holds=[listing.holds[item.name](query[item.name]) for item in listing.filters if query[item.name] is not None],
        words=(query["q"] or "").split(),
        order=query["order"],
        limit=query["limit"],
    )
    chosen = chosen_fields(query["fields"], listing.shape)
    after = place(query["cursor"], wanted.order) if query["cursor"] else None
    if is_asked(request) and (answer := unchanged(request, fingerprint(found(wanted, after, bodies=False)))):
        return answer
    page = found(wanted, after, bodies=True)
    last = page[wanted.limit - 1] if len(page) > wanted.limit else None
    links = page_links(request, cursor(last, wanted.order) if last else None)
    bodies = b",".join(pick(row.body, chosen) for row in page[: wanted.limit])
    answer = stored(b'{"results":[', bodies, b"],", compact(links)[1:].encode())
    return marked(answer, fingerprint(page), max((row.modified for row in page), default=0))


def published(request: Request, kind: str, public_id: str) -> HttpResponse:
    """One document; 410 for what was public once."""
    document = Document.objects.filter(kind=kind, public_id=public_id).first()
    if document is None:
        raise Http404
    if document.body is None:
        raise Withdrawn
    modified = microseconds(document.modified)
    answer = unchanged(request, document.etag, modified)
    return answer or marked(stored(document.body.encode()), document.etag, modified)


def found(wanted: Wanted, after: Place | None, *, bodies: bool) -> list[Row]:
    try:
        return rows(wanted, after, bodies=bodies)
    except UnknownPlace:
        raise bad_cursor() from None


def stored(*parts: bytes) -> HttpResponse:
    return HttpResponse(b"".join(parts), content_type="application/json")


def cursor(row: Row, order: str) -> str:
    return cursor_after(*([str(row.modified)] if order == CHANGED else []), row.public_id)


def place(cursor: str, order: str) -> Place:
    *moment, public_id = cursor_place(cursor, *([MICROSECONDS] if order == CHANGED else []), NAME)
    return Place(public_id, int(moment[0]) if moment else 0)


def pick(body: bytes, chosen: frozenset[str] | None) -> bytes:
    if chosen is None:
        return body
    return compact(only(json.loads(body), chosen)).encode()
