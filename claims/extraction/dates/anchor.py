"""What a time is resolved against."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from claims.extraction.dates.calendar import Calendar
from claims.extraction.types import When

Match = re.Match[str]
MONTHS_AHEAD = 4


class Tense(Enum):
    """Which way the clause around a time looks."""

    PAST = auto()
    OPEN = auto()
    FUTURE = auto()


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time is resolved against."""

    published: date | None
    tense: Tense
    previous: When | None

    @property
    def is_future(self) -> bool:
        return self.tense is Tense.FUTURE


Reader = Callable[[Calendar, Match, Anchor], str | None]


def day_of(anchor: Anchor, year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def year_for(anchor: Anchor, month: int, day: int = 0) -> int | None:
    """The year that a date without one means: the latest such date, or the next one where the sentence looks ahead.

    Where it looks neither way, a date some weeks ahead is nearer than one most of a year ago.
    """
    today = anchor.published
    if today is None:
        return None
    passed = (month, day) <= (today.month, today.day if day else 0)
    if anchor.is_future:
        return today.year + (1 if (month, day or 31) < (today.month, today.day) else 0)
    if passed or (month == today.month and not day):
        is_near = anchor.tense is Tense.OPEN and (month + 12 - today.month) <= MONTHS_AHEAD
        return today.year + is_near
    is_near = anchor.tense is Tense.OPEN and month - today.month <= MONTHS_AHEAD
    return today.year if is_near else today.year - 1
