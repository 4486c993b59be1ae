"""Marks in a line of a table: `of("2022", 74.4)`, `of("told 2024-07-10", 250, None)`."""

import datetime as dt
from decimal import Decimal
from itertools import count

from claims.ledger.reckoning.marks import Mark, Telling, marks_of

numbers = count(1)


def telling(time: str, low: float | None, high: float | str | None = "same", **columns) -> Telling:
    """`time` is a period, or “told” and a day, or “as of” and a date."""
    number = next(numbers)
    bounds = (low, low if high == "same" else high)
    exact = {"low": None if bounds[0] is None else Decimal(str(bounds[0]))}
    exact["high"] = None if bounds[1] is None else Decimal(str(bounds[1]))
    times = {"told": dt.date(2024, 7, 10)}
    if time.startswith("told "):
        times["told"] = dt.date.fromisoformat(time.removeprefix("told "))
    elif time.startswith("as of "):
        times["as_of"] = time.removeprefix("as of ")
    elif time:
        times["period"] = time
    keys = {"figure": number, "claim": number, "article": number, "unit": "EUR"}
    return Telling(**keys | times | exact | columns)


def of(*what, **columns) -> Mark:
    (mark,) = marks_of([telling(*what, **columns)])
    return mark
