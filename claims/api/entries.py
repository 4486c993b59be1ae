"""Published entries, for everybody. They are stored as they are served: what is read here is text, joined to text."""

import json
from datetime import datetime
from typing import Any

from django.db import connection
from django.http import Http404, HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claims.api.endpoint import PublicEndpoint
from claims.api.openapi import problem
from claims.api.paging import bad_cursor, cursor_after, cursor_place, page_links
from claims.api.parameters import LANGUAGE, PAGING, Parameter, documented, read_query, words
from claims.api.shapes import public as shapes
from claims.models import Entry, EntryRevision
from factbase.api_errors import CONTENT_TYPE

FILTERS = (
    LANGUAGE,
    Parameter("rating", "Key of a rating.", {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,50}$"}, "mostly-true"),
    words("q", "Words that all stand in the statement."),
    words("entity", "Key of a country (`LU`), organisation, person or place that a claim of the entry names."),
)

# Written by hand: it is the one query of the public's hot path, and a filter that is absent vanishes in planning.
PAGE = """
SELECT entry.public_id, entry.published_at, latest.document
FROM claims_entry entry
CROSS JOIN LATERAL (
  SELECT document FROM claims_entryrevision WHERE entry_id = entry.id ORDER BY number DESC LIMIT 1
) latest
WHERE entry.state = 'published'
  AND (%(language)s::text IS NULL OR entry.language = %(language)s)
  AND (%(rating)s::text IS NULL OR entry.rating_id = (SELECT id FROM claims_rating WHERE key = %(rating)s))
  AND entry.statement ILIKE ALL (%(words)s::text[])
  AND (%(entity)s::text IS NULL OR entry.id IN (
    SELECT joined.entry_id FROM claims_entryclaim joined WHERE joined.claim_id IN (
      SELECT mention.claim_id FROM claims_mention mention JOIN claims_entity entity ON entity.id = mention.entity_id
      WHERE entity.key = %(entity)s
      UNION
      SELECT figure.claim_id FROM claims_figure figure
      JOIN claims_entity entity ON entity.id IN (figure.giver_id, figure.receiver_id)
      WHERE entity.key = %(entity)s
    )
  ))
  AND (%(at)s::timestamptz IS NULL OR (entry.published_at, entry.id) < (
    %(at)s::timestamptz, (SELECT id FROM claims_entry WHERE public_id = %(after)s)
  ))
ORDER BY entry.published_at DESC, entry.id DESC
LIMIT %(limit)s
"""


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


GONE = {(410, CONTENT_TYPE): problem("It was retracted.", shapes.Retraction)}


def stored(*parts: str) -> HttpResponse:
    return HttpResponse("".join(parts), content_type="application/json")


class Entries(PublicEndpoint):
    @extend_schema(
        operation_id="entries",
        parameters=documented(*FILTERS, *PAGING),
        responses=shapes.EntryPage,
    )
    def get(self, request: Request) -> HttpResponse:
        """Published entries with their claims and figures, newest first."""
        query = read_query(request.query_params, (*FILTERS, *PAGING))
        at, after = place(query["cursor"]) if query["cursor"] else (None, None)
        patterns = [f"%{escape(word)}%" for word in (query["q"] or "").split()]
        limit = query["limit"]
        with connection.cursor() as cursor:
            cursor.execute(PAGE, query | {"at": at, "after": after, "words": patterns, "limit": limit + 1})
            rows = cursor.fetchall()
        last = rows[limit - 1] if len(rows) > limit else None
        links = page_links(request, cursor_after(last[1].isoformat(), last[0]) if last else None)
        documents = ",".join(row[2] for row in rows[:limit])
        return stored('{"results":[', documents, "],", json.dumps(links)[1:])


def place(cursor: str) -> tuple[datetime, str]:
    """When the last entry of the page before was published, and its public id."""
    moment, public_id = cursor_place(cursor, 2)
    try:
        return datetime.fromisoformat(moment), public_id
    except ValueError:
        raise bad_cursor() from None


def escape(word: str) -> str:
    """The word as LIKE takes it to the letter."""
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


class EntryDetail(PublicEndpoint):
    @extend_schema(operation_id="entry", responses={200: shapes.EntryDocument} | GONE)
    def get(self, _request: Request, public_id: str) -> HttpResponse:
        """One published entry as it reads now."""
        latest = EntryRevision.objects.filter(entry__public_id=public_id).select_related("entry").order_by("-number")
        return stored(readable(latest.first()).document)


class Revisions(PublicEndpoint):
    @extend_schema(operation_id="entry_revisions", responses={200: shapes.RevisionList} | GONE)
    def get(self, _request: Request, public_id: str) -> HttpResponse:
        """Everything that the public ever read under this id, the oldest first."""
        revisions = list(EntryRevision.objects.filter(entry__public_id=public_id).order_by("number"))
        readable(revisions[-1] if revisions else None)
        return stored('{"results":[', ",".join(map(_revision, revisions)), "]}")


def _revision(revision: EntryRevision) -> str:
    head: dict[str, Any] = {
        "number": revision.number,
        "kind": revision.kind,
        "at": revision.at.isoformat(),
        "reason": revision.reason,
    }
    return f'{json.dumps(head, ensure_ascii=False)[:-1]},"entry":{revision.document}}}'


def readable(latest: EntryRevision | None) -> EntryRevision:
    """The latest revision of an entry, if the public may read it; nothing was ever published without one."""
    if latest is None:
        raise Http404
    if latest.kind == EntryRevision.Kind.RETRACTION:
        raise Retracted(latest)
    return latest
