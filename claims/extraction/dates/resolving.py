"""What an expression of time means, against the day of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.extraction.dates.calendar import Calendar
from claims.extraction.types import Grain, When

Match = re.Match[str]
Reader = Callable[[Calendar, Match, "Anchor"], str | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time is resolved against."""

    published: date | None
    is_future: bool
    previous: When | None


def _day(anchor: Anchor, year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_for(anchor: Anchor, month: int, day: int = 0) -> int | None:
    """The year that a date without one means: the latest such date, or the next one where the sentence looks ahead."""
    today = anchor.published
    if today is None:
        return None
    passed = (month, day) <= (today.month, today.day if day else 0)
    if anchor.is_future:
        return today.year + (1 if (month, day or 31) < (today.month, today.day) else 0)
    return today.year if passed or (month == today.month and not day) else today.year - 1


def _iso(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _day(anchor, int(found["y"]), int(found["m"]), int(found["d"]))


def _numeric(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    first, second, year = int(found["d"]), int(found["m"]), int(found["y"])
    year += 2000 if year < 100 else 0
    slashed_month_first = not calendar.day_first and "/" in found.group()
    month, day = (first, second) if slashed_month_first else (second, first)
    return _day(anchor, year, month, day)


def _month_day(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    month, day = calendar.month(found["month"]), int(found["d"])
    year = int(found["y"]) if found["y"] else _year_for(anchor, month, day)
    return _day(anchor, year, month, day) if year else None


def _month(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    month = calendar.month(found["month"])
    year = int(found["y"]) if found["y"] else _tail_year(calendar, found["tail"], anchor) or _year_for(anchor, month)
    return f"{year}-{month:02}" if year else None


def _tail_year(calendar: Calendar, tail: str | None, anchor: Anchor) -> int | None:
    """The year that "May last year" means."""
    meaning = next((value for pattern, value in calendar.phrases if tail and pattern.search(tail)), "")
    unit, _, shift = meaning.partition(":")
    return anchor.published.year + int(shift) if unit == "year" and anchor.published else None


def _weekday(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    if anchor.published is None:
        return None
    back = (anchor.published.weekday() - calendar.weekday(found["weekday"])) % 7
    ahead = (7 - back) % 7
    days = ahead if anchor.is_future else -back
    return (anchor.published + timedelta(days=days)).isoformat()


def _between(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    first, last = calendar.month(found["month"]), calendar.month(found["month_b"])
    end_year = int(found["y_b"]) if found["y_b"] else _year_for(anchor, last)
    if end_year is None:
        return None
    start_year = int(found["y"]) if found["y"] else end_year - (1 if first > last else 0)
    return f"{start_year}-{first:02}/{end_year}-{last:02}"


def _years(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    first, second = int(found["y1"]), found["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return f"{first}/{last}" if last > first else None


def _part(calendar: Calendar, found: Match, anchor: Anchor, size: int) -> str | None:
    number = calendar.ordinals.get(found["q"].casefold())
    year = int(found["y"]) if found["y"] else anchor.published.year if anchor.published else None
    if not number or not year:
        return None
    return f"{year}-{(number - 1) * size + 1:02}/{year}-{number * size:02}"


def _quarter(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _part(calendar, found, anchor, 3)


def _half(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _part(calendar, found, anchor, 6)


def _half_to(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    month = calendar.month(found["month"])
    year = _year_for(anchor, month)
    if year is None:
        return None
    first = date(year, month, 1) - timedelta(days=5 * 28)
    return f"{first.year}-{first.month:02}/{year}-{month:02}"


def _relative(calendar: Calendar, found: Match, anchor: Anchor, sign: int) -> str | None:
    number, unit = calendar.number(found["n"]), calendar.units[found["unit"]]
    return _shift(anchor, unit, sign * number) if number else None


def _ahead(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """Weeks or months from now; without a future verb it is how long something took."""
    return _relative(calendar, found, anchor, 1) if anchor.is_future else None


def _ago(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _relative(calendar, found, anchor, -1)


def _phrase(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    meaning = next(value for pattern, value in calendar.phrases if pattern.fullmatch(found.group()))
    unit, shift = meaning.split(":")
    if unit == "same":
        return anchor.previous.value if anchor.previous else None
    if unit == "next":
        return _day_after(anchor.previous)
    return _shift(anchor, unit, int(shift))


def _day_after(previous: When | None) -> str | None:
    if previous is None or previous.grain is not Grain.DAY or "/" in previous.value:
        return None
    return (date.fromisoformat(previous.value) + timedelta(days=1)).isoformat()


def _year(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return str(found["y"])


def _shift(anchor: Anchor, unit: str, by: int) -> str | None:
    today = anchor.published
    if today is None:
        return None
    return SHIFTS[unit](today, by)


def _shift_month(today: date, by: int) -> str:
    months = today.year * 12 + today.month - 1 + by
    return f"{months // 12}-{months % 12 + 1:02}"


def _shift_week(today: date, by: int) -> str:
    year, week, _ = (today + timedelta(weeks=by)).isocalendar()
    return f"{year}-W{week:02}"


def _season(today: date, by: int) -> str:
    first = today.year + by - (1 if today.month < 7 else 0)
    return f"{first}/{first + 1}"


def _easter(today: date, by: int) -> str:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    year = today.year + by
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1).isoformat()


SHIFTS: dict[str, Callable[[date, int], str]] = {
    "day": lambda today, by: (today + timedelta(days=by)).isoformat(),
    "week": _shift_week,
    "month": _shift_month,
    "year": lambda today, by: str(today.year + by),
    "season": _season,
    "easter": _easter,
    "christmas": lambda today, by: f"{today.year + by}-12-25",
}


READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "between": _between,
    "half_to": _half_to,
    "half": _half,
    "quarter": _quarter,
    "month_day": _month_day,
    "day_month": _month_day,
    "month": _month,
    "both": _years,
    "season": _years,
    "phrase": _phrase,
    "ahead": _ahead,
    "ago": _ago,
    "weekday": _weekday,
    "year": _year,
}
