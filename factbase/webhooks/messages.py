"""What a receiver is told. Messages may overtake each other: `sequence` says which is the newer of two."""

import datetime as dt
import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from factbase.changes.feed import Item
from factbase.changes.models import Change
from factbase.webhooks.models import Happening

TEST = "webhook.test"
# Of the specification, for a body in bytes.
LARGEST = 20_000
LONGEST_REASON = 2000


def happening_of(item: Item) -> Happening:
    if item.op == Change.Op.UPSERT:
        return Happening.CORRECTED if item.reason else Happening.PUBLISHED
    return Happening.RETRACTED if item.op == Change.Op.RETRACT else Happening.MERGED


def type_of(item: Item) -> str:
    return _type(item.kind, happening_of(item))


def types_of(kind: str) -> list[str]:
    """Everything that can be told of things of a kind."""
    return [_type(kind, happening) for happening in Happening]


def _type(kind: str, happening: Happening) -> str:
    return f"{kind}.{happening}"


def body_of(item: Item) -> str:
    """The item as the log serves it, its object included unless that is too large: it can be read at `url`."""
    url = settings.PUBLIC_URL + reverse(f"api:{item.kind}", args=[item.public_id])
    data = {"sequence": item.position.id, "url": url, **json.loads(item.json())}
    whole = _body(type_of(item), item.moment, data)
    if len(whole.encode()) < LARGEST:
        return whole
    short = {"object": None, "reason": item.reason.decode()[:LONGEST_REASON] or None}
    return _body(type_of(item), item.moment, data | short)


def test_body(at: dt.datetime, endpoint: str) -> str:
    return _body(TEST, at, {"endpoint": endpoint})


def _body(kind: str, at: dt.datetime, data: dict[str, Any]) -> str:
    return json.dumps({"type": kind, "timestamp": at.isoformat(), "data": data}, ensure_ascii=False)
