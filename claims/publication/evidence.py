"""The evidence of an entry. Whatever has an address gets a copy of our own, which later edits keep."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from claims.models import ArchiveCopy, Entry, Evidence
from claims.permissions import may_edit_entry, require
from claims.publication.copies.services import copies_request
from claims.publication.working_copy import touch
from factbase.access.models import User

FIELDS = ("title", "url", "quote", "archive_url")


@transaction.atomic
def evidence_set(entry: Entry, items: Sequence[dict[str, str]], *, by: User) -> None:
    """Replace the evidence of a draft; `items` are keyword arguments of Evidence in their order."""
    require(may_edit_entry(by, entry))
    evidence_replace(entry, items, by=by)


def evidence_replace(entry: Entry, items: Sequence[dict[str, str]], *, by: User) -> None:
    """The same for whoever has asked for permission already."""
    kept = list(entry.evidence.select_related("copy"))
    before = [_told(item) for item in kept]
    if before == [dict.fromkeys(FIELDS, "") | item for item in items]:
        return
    copies = {item.url: item.copy for item in kept if item.copy}
    copies |= copies_request([item["url"] for item in items if item.get("url") and item["url"] not in copies], by=by)
    _write(entry, items, copies)
    touch(entry, by, "evidence", before={"evidence": before}, after={"evidence": list(items)})


def _told(item: Evidence) -> dict[str, Any]:
    return {name: getattr(item, name) for name in FIELDS}


def _write(entry: Entry, items: Sequence[dict[str, str]], copies: dict[str, ArchiveCopy]) -> None:
    rows = [
        Evidence(entry=entry, position=place, copy=copies.get(item.get("url", "")), **item)
        for place, item in enumerate(items)
    ]
    for row in rows:
        row.full_clean(exclude=["entry", "copy"])
    entry.evidence.all().delete()
    Evidence.objects.bulk_create(rows)
