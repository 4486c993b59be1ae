"""The order of a ledger's rows, as its reader wants it: `amount`, or `-amount` for the other way round."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.ledger.page import Row

ORDERS: dict[str, Callable[[Row], Any]] = {
    "time": lambda row: row.mark.order,
    "amount": lambda row: row.mark.value,
    "stage": lambda row: (row.mark.stage, row.mark.order),
    "told": lambda row: (row.mark.first.told is None, row.mark.first.told, row.number),
    "sources": lambda row: (row.count.sources, row.count.articles),
}


HEADINGS = (
    ("time", _("Time")),
    ("amount", _("Figure")),
    ("", _("Meant as")),
    ("stage", _("Stage")),
    ("", _("Scope")),
    ("", _("Says")),
    ("sources", _("Sources")),
    ("", _("Conflicts")),
)


def columns(asked: str) -> list[tuple[str, Promise, str, str]]:
    """Key, words, what a click asks for (nothing: no order), and the direction in which the rows stand now."""
    now = asked if asked.removeprefix("-") in ORDERS else "time"
    directions = {now: "descending" if now.startswith("-") else "ascending"}
    return [
        (key, words, _next(key, now), key and (directions.get(key) or directions.get(f"-{key}", "")))
        for key, words in HEADINGS
    ]


def _next(key: str, now: str) -> str:
    return f"-{key}" if key and key == now else key


def sorted_rows(rows: list[Row], asked: str) -> list[Row]:
    """In time order where nothing known was asked."""
    order = ORDERS.get(asked.removeprefix("-"), ORDERS["time"])
    return sorted(rows, key=order, reverse=asked.startswith("-"))
