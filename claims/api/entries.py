"""Published entries, for everybody."""

from typing import Any

from django.http import Http404, HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claims.api.conditional import marked, unchanged
from claims.api.endpoint import PublicEndpoint
from claims.api.examples.public import RETRACTION
from claims.api.kinds import ENTRIES
from claims.api.openapi import problem
from claims.api.parameters import documented
from claims.api.published import Withdrawn, published, published_page, stored
from claims.api.shapes import public as shapes
from claims.models import Entry, EntryRevision
from factbase.api_errors import CONTENT_TYPE
from factbase.changes.compact import compact
from factbase.changes.feed import microseconds
from factbase.changes.models import Kind


class Retracted(APIException):
    """In place of an entry that was taken back; `members` are added to the problem document."""

    status_code = status.HTTP_410_GONE
    default_code = "retracted"
    default_detail = "This entry was retracted"

    def __init__(self, revision: EntryRevision) -> None:
        super().__init__()
        successor = Entry.objects.public().filter(succeeds=revision.entry).first()
        self.members = {
            "notice": revision.reason,
            "retracted": revision.at.isoformat(),
            "successor": successor and successor.public_id,
        }


GONE = {(410, CONTENT_TYPE): problem("It was retracted.", Retracted, shapes.Retraction, **RETRACTION)}


class Entries(PublicEndpoint):
    @extend_schema(operation_id="entries", parameters=documented(*ENTRIES.parameters), responses=shapes.EntryPage)
    def get(self, request: Request) -> HttpResponse:
        """Published entries with their claims and figures, newest first."""
        return published_page(request, ENTRIES)


class EntryDetail(PublicEndpoint):
    @extend_schema(operation_id="entry", responses={200: shapes.EntryDocument} | GONE)
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """One published entry as it reads now."""
        try:
            return published(request, Kind.ENTRY, public_id)
        except Withdrawn:
            raise Retracted(EntryRevision.objects.filter(entry__public_id=public_id).latest("number")) from None


class Revisions(PublicEndpoint):
    @extend_schema(operation_id="entry_revisions", responses={200: shapes.RevisionList} | GONE)
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """Everything that the public ever read under this id, the oldest first."""
        revisions = list(EntryRevision.objects.filter(entry__public_id=public_id).order_by("number"))
        latest = readable(revisions[-1] if revisions else None)
        if answer := unchanged(request, latest.public_id, microseconds(latest.at)):
            return answer
        answer = stored(b'{"results":[', ",".join(map(_revision, revisions)).encode(), b"]}")
        return marked(answer, latest.public_id, microseconds(latest.at))


def _revision(revision: EntryRevision) -> str:
    head: dict[str, Any] = {
        "number": revision.number,
        "kind": revision.kind,
        "at": revision.at.isoformat(),
        "reason": revision.reason,
    }
    return f'{compact(head)[:-1]},"entry":{revision.document}}}'


def readable(latest: EntryRevision | None) -> EntryRevision:
    """The latest revision of an entry, if the public may read it; nothing was ever published without one."""
    if latest is None:
        raise Http404
    if latest.kind == EntryRevision.Kind.RETRACTION:
        raise Retracted(latest)
    return latest
