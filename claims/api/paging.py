"""Pages by key: each goes on after the last row of the one before, whatever was added meanwhile. None is counted."""

import base64
import binascii
import re
from typing import Any

from django.db import models
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from factbase.ids import PATTERN as PUBLIC_ID

_SEPARATOR = "|"
NAME = rf"{PUBLIC_ID}(-[0-9]{{1,3}})?"  # of a row; figures are numbered
MICROSECONDS = "[0-9]{1,17}"  # since 1970


def cursor_after(*place: str) -> str:
    """The opaque form of a place in a list."""
    return base64.urlsafe_b64encode(_SEPARATOR.join(place).encode()).decode().rstrip("=")


def cursor_place(cursor: str, *parts: str) -> list[str]:
    """What `cursor_after` was given, if its parts look like these; a ValidationError for anything else."""
    try:
        place = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").split(_SEPARATOR)
    except (binascii.Error, ValueError):
        raise bad_cursor() from None
    if not re.fullmatch(re.escape(_SEPARATOR).join(parts), _SEPARATOR.join(place)):
        raise bad_cursor()
    return place


def bad_cursor() -> ValidationError:
    return ValidationError({"cursor": ["is none of ours; start without one"]})


def page_links(request: Request, cursor: str | None) -> dict[str, str | None]:
    """How to go on: the address of the next page and its cursor alone; nothing on the last page."""
    if cursor is None:
        return {"next": None, "cursor": None}
    query = request.query_params.copy()
    query["cursor"] = cursor
    return {"next": request.build_absolute_uri(f"{request.path}?{query.urlencode()}"), "cursor": cursor}


def by_key(
    rows: models.QuerySet, *, cursor: str | None, limit: int, oldest_first: bool = False
) -> tuple[list[Any], str | None]:
    """One page of rows that have a public id, in the order of their keys, and the cursor of the next page."""
    beyond, order = ("pk__gt", "pk") if oldest_first else ("pk__lt", "-pk")
    if cursor:
        [public_id] = cursor_place(cursor, NAME)
        last = rows.model._default_manager.filter(public_id=public_id).values_list("pk", flat=True).first()
        if last is None:
            raise bad_cursor()
        rows = rows.filter(**{beyond: last})
    found = list(rows.order_by(order)[: limit + 1])
    return found[:limit], cursor_after(found[limit - 1].public_id) if len(found) > limit else None
