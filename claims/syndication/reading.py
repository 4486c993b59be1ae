"""Which entries a feed tells of, and when anything in them changed."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, QueryDict
from django.utils import translation
from rest_framework.exceptions import ValidationError

from claims.models import Entry, EntryRevision
from claims.publication.filters import PublicFilter
from claims.querysets import EntryQuerySet
from factbase.ids import PATTERN
from factbase.workflow import EntryState

SIZE = 30
TOLD = (EntryState.PUBLISHED, EntryState.RETRACTED)


def changed_at(entry: str = "") -> Coalesce:
    """When the public read something else of an entry, which stands at this place of a query."""
    return Coalesce(f"{entry}retracted_at", f"{entry}corrected_at", f"{entry}published_at")


CHANGED = changed_at()


@dataclass(frozen=True, slots=True)
class Page:
    """Entries with their documents. `after` is the cursor of the next page, empty on the last."""

    entries: list[Any]
    after: str


def told(query: QueryDict) -> Page:
    """What changed of what the conditions of the list fit, the last change first.

    Retracted entries are among them: who reads a feed has to hear of it.
    """
    entries = Entry.objects.filter(state__in=TOLD).annotate(changed=CHANGED)
    return page_of(_fitting(query, entries), "changed", query.get("after", ""), SIZE)


def _fitting(query: QueryDict, entries: EntryQuerySet) -> EntryQuerySet:
    """Raises ValidationError for a condition that makes no sense: a program would take all for what it asked for."""
    form = PublicFilter(query)
    with translation.override("en"):
        if not form.is_valid():
            raise ValidationError({name: list(map(str, errors)) for name, errors in form.errors.items()})
    return form.narrow(entries)


def page_of(found: EntryQuerySet, moment: str, cursor: str, size: int, skip: int = 0) -> Page:
    """A page in the order of `moment`, the latest first. Raises Http404 for a cursor that is none."""
    following = _after(found, moment, cursor) if cursor else found
    rows = list(following.with_document().order_by(f"-{moment}", "-public_id")[skip : skip + size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], f"{getattr(last, moment).isoformat()}~{last.public_id}" if last else "")


def _after(found: EntryQuerySet, moment: str, cursor: str) -> EntryQuerySet:
    """What comes after the place of the cursor, also when the entry that was there has changed since."""
    at, _, public_id = cursor.partition("~")
    try:
        place = dt.datetime.fromisoformat(at)
    except ValueError:
        raise Http404 from None
    if place.tzinfo is None or not re.fullmatch(PATTERN, public_id):
        raise Http404
    return found.filter(**{f"{moment}__lte": place}).exclude(**{moment: place, "public_id__gte": public_id})


def published(query: QueryDict) -> QuerySet[Entry, str]:
    """The documents of all published entries that the conditions of the list fit, newest first."""
    found = _fitting(query, Entry.objects.public())
    return found.with_document().values_list("document", flat=True)


def documents(query: QueryDict) -> Iterator[dict[str, Any]]:
    """The same, parsed as they are needed: all of them may be more than memory holds."""
    return map(json.loads, published(query).iterator(chunk_size=500))


def parsed(revision: EntryRevision) -> dict[str, Any]:
    """The document of a revision."""
    return dict(json.loads(revision.document))


def public_documents(found: EntryQuerySet) -> list[dict[str, Any]]:
    """The documents of those of the entries that are public, newest first."""
    public: EntryQuerySet = found.public().with_document()
    return [json.loads(entry.document) for entry in public]
