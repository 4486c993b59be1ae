"""Which entries a feed tells of, and when anything in them changed."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, QueryDict

from claims.models import Entry, EntryRevision
from claims.publication.filters import PublicFilter
from claims.querysets import EntryQuerySet
from factbase.workflow import EntryState

SIZE = 30
TOLD = (EntryState.PUBLISHED, EntryState.RETRACTED)
CHANGED = Coalesce("retracted_at", "corrected_at", "published_at")


@dataclass(frozen=True, slots=True)
class Told:
    """A page of what changed. `after` is the cursor of the next page, empty on the last."""

    entries: list[Any]
    after: str


def told(query: QueryDict) -> Told:
    """Entries that the conditions of the list fit, each with its document, the last change first.

    Retracted ones are among them: who reads a feed has to hear of it.
    """
    entries = Entry.objects.filter(state__in=TOLD).annotate(changed=CHANGED)
    found = _after(PublicFilter(query).narrow(entries), query.get("after", ""))
    rows = list(found.with_document().order_by("-changed", "-public_id")[: SIZE + 1])
    return Told(rows[:SIZE], _cursor(rows[SIZE - 1]) if len(rows) > SIZE else "")


def _cursor(entry: Any) -> str:
    return f"{entry.changed.isoformat()}~{entry.public_id}"


def _after(found: EntryQuerySet, cursor: str) -> EntryQuerySet:
    """What comes after the place of the cursor, also when the entry that was there has changed since."""
    if not cursor:
        return found
    moment, _, public_id = cursor.partition("~")
    try:
        at = dt.datetime.fromisoformat(moment)
    except ValueError:
        raise Http404 from None
    if at.tzinfo is None:
        raise Http404
    return found.filter(changed__lte=at).exclude(Q(changed=at, public_id__gte=public_id))


def published(query: QueryDict) -> QuerySet[Entry, str]:
    """The documents of all published entries that the conditions of the list fit, newest first."""
    found = PublicFilter(query).narrow(Entry.objects.public())
    return found.with_document().values_list("document", flat=True)


def documents(query: QueryDict) -> Iterator[dict[str, Any]]:
    """The same, parsed as they are needed: all of them may be more than memory holds."""
    return map(json.loads, published(query).iterator(chunk_size=500))


def state_of_all() -> int:
    """What the public reads, as one number: revisions are only added, so that each commit makes it another."""
    return EntryRevision.objects.count()


def last_change() -> dt.datetime | None:
    """When the public began to read something else, or nothing, anywhere."""
    return EntryRevision.objects.order_by("-pk").values_list("at", flat=True).first()


def parsed(revision: EntryRevision) -> dict[str, Any]:
    """The document of a revision."""
    return dict(json.loads(revision.document))


def public_documents(found: EntryQuerySet) -> list[dict[str, Any]]:
    """The documents of those of the entries that are public, newest first."""
    public: EntryQuerySet = found.public().with_document()
    return [json.loads(entry.document) for entry in public]
