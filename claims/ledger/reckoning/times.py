"""ISO 8601 dates of any grain, and intervals of them, as days. Pure."""

import datetime as dt
import re
from dataclasses import dataclass

WEEK = re.compile(r"(\d{4})-W(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From the first day to the one behind the last."""

    begin: dt.date
    end: dt.date

    @property
    def count(self) -> int:
        return (self.end - self.begin).days

    @property
    def middle(self) -> dt.date:
        return self.begin + (self.end - self.begin) / 2


def days(value: str) -> Days | None:
    """The days of “2024”, “2024-07”, “2024-W28”, “2024-07-10” or “2022/2024”; None where it is no such date."""
    first, _, last = value.partition("/")
    try:
        begin, end = _days(first), _days(last or first)
    except (ValueError, OverflowError):
        return None
    return Days(begin.begin, end.end) if begin.begin < end.end else None


def _days(value: str) -> Days:
    if week := WEEK.fullmatch(value):
        monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Days(monday, monday + dt.timedelta(7))
    if month := MONTH.fullmatch(value):
        first = dt.date(int(month[1]), int(month[2]), 1)
        return Days(first, (first + dt.timedelta(31)).replace(day=1))
    if YEAR.fullmatch(value):
        return Days(dt.date(int(value), 1, 1), dt.date(int(value) + 1, 1, 1))
    day = dt.date.fromisoformat(value)
    return Days(day, day + dt.timedelta(1))
