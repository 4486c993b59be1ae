"""What a time is resolved against."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from claims.extraction.dates.calendar import Calendar
from claims.extraction.types import When

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time is resolved against."""

    published: date | None
    is_future: bool
    previous: When | None


Reader = Callable[[Calendar, Match, Anchor], str | None]


def day_of(anchor: Anchor, year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def year_for(anchor: Anchor, month: int, day: int = 0) -> int | None:
    """The year that a date without one means: the latest such date, or the next one where the sentence looks ahead."""
    today = anchor.published
    if today is None:
        return None
    passed = (month, day) <= (today.month, today.day if day else 0)
    if anchor.is_future:
        return today.year + (1 if (month, day or 31) < (today.month, today.day) else 0)
    return today.year if passed or (month == today.month and not day) else today.year - 1
