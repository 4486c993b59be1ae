"""What a receiver is told. Messages may overtake each other: `sequence` says which is the newer of two."""

import datetime as dt
import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from factbase.changes.models import Change
from factbase.webhooks.models import Happening

TEST = "webhook.test"
# Of the specification, for a body in bytes.
LARGEST = 20_000
LONGEST_REASON = 2000


def happening_of(change: Change) -> Happening:
    if change.op == Change.Op.UPSERT:
        return Happening.CORRECTED if change.reason else Happening.PUBLISHED
    return Happening.RETRACTED if change.op == Change.Op.RETRACT else Happening.MERGED


def type_of(change: Change) -> str:
    return f"{change.kind}.{happening_of(change)}"


def body_of(change: Change, document: str | None) -> str:
    """An item of the log of changes, with the whole thing in it, unless that is too large: it stands at `url` too."""
    item = {
        "sequence": change.pk,
        "op": change.op,
        "kind": change.kind,
        "id": change.public_id,
        "merged_into": change.merged_into or None,
        "reason": change.reason[:LONGEST_REASON] or None,
        "url": settings.PUBLIC_URL + reverse(f"api:{change.kind}", args=[change.public_id]),
    }
    whole = _body(type_of(change), change.at, item | {"object": json.loads(document) if document else None})
    if len(whole.encode()) < LARGEST:
        return whole
    return _body(type_of(change), change.at, item | {"object": None})


def test_body(at: dt.datetime, endpoint: str) -> str:
    return _body(TEST, at, {"endpoint": endpoint})


def _body(kind: str, at: dt.datetime, data: dict[str, Any]) -> str:
    return json.dumps({"type": kind, "timestamp": at.isoformat(), "data": data}, ensure_ascii=False)
