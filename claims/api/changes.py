"""What differs for the public, in an order that never has to be revised: to copy all that is published, and keep up."""

from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claims.api.conditional import is_asked, marked, unchanged
from claims.api.endpoint import PublicEndpoint
from claims.api.examples.public import RESYNC
from claims.api.openapi import problem
from claims.api.paging import MICROSECONDS, cursor_after, cursor_place
from claims.api.parameters import PAGING, choice, documented, read_query
from claims.api.published import stored
from claims.api.shapes import public as shapes
from factbase.api_errors import CONTENT_TYPE
from factbase.changes.compact import compact
from factbase.changes.feed import Item, Position, feed_after, feed_etag
from factbase.changes.reading import UnknownPosition
from factbase.changes.services import TOLD

PARAMETERS = (choice("kind", "Changes of one kind of thing only.", TOLD), *PAGING)


class OutOfStep(APIException):
    """For a cursor of another log than this; `members` are added to the problem document."""

    status_code = status.HTTP_410_GONE
    default_code = "resync"
    default_detail = "The log does not reach back to this cursor; read it from the start"

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.members = {"resync": request.build_absolute_uri(reverse("api:changes"))}


class Changes(PublicEndpoint):
    @extend_schema(
        operation_id="changes",
        parameters=documented(*PARAMETERS),
        responses={
            200: shapes.ChangePage,
            (410, CONTENT_TYPE): problem("Read it from the start.", OutOfStep, shapes.Resync, **RESYNC),
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """All that was published, corrected or taken back, oldest first. Without a cursor, from the start; with the
        cursor of the page before, what came after it: nothing is missed, nothing comes twice. Ask again whenever you
        like. A change may be the last of several of its object, which is given as it reads now."""
        query = read_query(request.query_params, PARAMETERS)
        position = place(query["cursor"]) if query["cursor"] else None
        asked = {"kind": query["kind"], "limit": query["limit"] + 1}
        try:
            if is_asked(request):
                known = feed_after(position, **asked, bodies=False)
                if answer := unchanged(request, feed_etag(known)):
                    return answer
            found = feed_after(position, **asked, bodies=True)
        except UnknownPosition:
            raise OutOfStep(request) from None
        items = found[: query["limit"]]
        tail = page_end(request, items[-1].position if items else position, more=len(found) > len(items))
        answer = stored(b'{"results":[', b",".join(map(Item.json, items)), b"],", tail)
        return marked(answer, feed_etag(found), items[-1].at if items else 0)


def page_end(request: Request, last: Position | None, *, more: bool) -> bytes:
    query = request.query_params.copy()
    if last:
        query["cursor"] = cursor_after(*map(str, last))
    following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}".rstrip("?"))
    return compact({"next": following, "cursor": query.get("cursor"), "more": more})[1:].encode()


def place(cursor: str) -> Position:
    return Position(*map(int, cursor_place(cursor, "[0-9]{1,18}", MICROSECONDS)))
