"""What an expression of time means, against the day of publication."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from claims.extraction.dates import spans
from claims.extraction.dates.anchor import Anchor, Match, Reader, day_of, year_for
from claims.extraction.dates.calendar import Calendar
from claims.extraction.types import Grain, When

REACH = 60
BEHIND = re.compile(r"since|after|seit|nach|depuis|après", re.IGNORECASE)
AHEAD = re.compile(r"before|by|vor|bis|avant|d[’']ici", re.IGNORECASE)
COMING = re.compile(r"\b(?:coming|next|kommende[nr]?|nächste[nr]?|prochain)\s$", re.IGNORECASE)
MOST_AHEAD = 10  # years that a date of two digits may lie ahead


def _iso(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return day_of(anchor, int(found["y"]), int(found["m"]), int(found["d"]))


def _numeric(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    first, second, year = int(found["d"]), int(found["m"]), int(found["y"])
    if year < 100:
        ahead = (anchor.published.year if anchor.published else 2000) % 100 + MOST_AHEAD
        year += 2000 if year <= ahead else 1900
    slashed_month_first = not calendar.day_first and "/" in found.group()
    month, day = (first, second) if slashed_month_first else (second, first)
    return day_of(anchor, year, month, day)


def _month_day(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    month, day = calendar.month(found["month"]), int(found["d"])
    year = int(found["y"]) if found["y"] else year_for(anchor, month, day)
    return day_of(anchor, year, month, day) if year else None


def _nth(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "The fourth of July", "am dritten Oktober"."""
    month, day = calendar.month(found["month"]), calendar.ordinals[found["q"].casefold()]
    year = int(found["y"]) if found["y"] else year_for(anchor, month, day)
    return day_of(anchor, year, month, day) if year else None


def _dotted(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "Am 28.10."."""
    month, day = int(found["m"]), int(found["d"])
    year = year_for(anchor, month, day)
    return day_of(anchor, year, month, day) if year else None


def _month(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    month = calendar.month(found["month"])
    year = int(found["y"]) if found["y"] else _tail_year(calendar, found["tail"], anchor) or year_for(anchor, month)
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
    # "Coming Monday" on a Monday is the next one.
    ahead = (7 - back) % 7 or (7 if COMING.search(found.string, 0, found.start()) else 0)
    days = ahead if anchor.is_future else -back
    return (anchor.published + timedelta(days=days)).isoformat()


def _relative(calendar: Calendar, found: Match, anchor: Anchor, sign: int) -> str | None:
    number, unit = calendar.number(found["n"]), calendar.units[found["unit"]]
    return _shift(anchor, unit, sign * number) if number else None


def _ahead(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """Weeks or months from now; without a future verb it is how long something took, or since when it is a record."""
    looks_back = not anchor.is_future or calendar.record.search(
        found.string[max(0, found.start() - REACH) : found.start()]
    )
    return None if looks_back else _relative(calendar, found, anchor, 1)


def _ago(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _relative(calendar, found, anchor, -1)


def _phrase(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    meaning = next(value for pattern, value in calendar.phrases if pattern.fullmatch(found.group()))
    unit, shift = meaning.split(":")
    if unit == "same":
        return anchor.previous.value if anchor.previous else None
    if unit == "next":
        return _day_after(anchor.previous)
    if unit in FEASTS:
        shift = str(_nearest_feast(found.group(), unit, anchor))
    return _shift(anchor, unit, int(shift))


def _nearest_feast(words: str, unit: str, anchor: Anchor) -> int:
    """The years to the feast that "since Christmas" or "before Easter" means; 0 is that of this year."""
    today = anchor.published
    if today is None:
        return 0
    is_over = FEASTS[unit](today, 0) < today.isoformat()
    if BEHIND.match(words):
        return 0 if is_over else -1
    return 1 if AHEAD.match(words) and is_over else 0


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


FEASTS: dict[str, Callable[[date, int], str]] = {
    "easter": _easter,
    "christmas": lambda today, by: f"{today.year + by}-12-25",
}
SHIFTS: dict[str, Callable[[date, int], str]] = {
    "day": lambda today, by: (today + timedelta(days=by)).isoformat(),
    "week": lambda today, by: spans.week_of(today + timedelta(weeks=by)),
    "month": spans.month_of,
    "quarter": lambda today, by: spans.quarters_of(today, by, by),
    "year": lambda today, by: str(today.year + by),
    "season": _season,
    **FEASTS,
}


READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "dotted": _dotted,
    "between": spans.between,
    "half_to": spans.half_to,
    "year_so_far": spans.first_months,
    "month_pair": spans.month_pair,
    "night_weekday": spans.night,
    "half": spans.half,
    "quarter": spans.quarter,
    "coded": spans.coded,
    "coded_year": spans.coded,
    "week_from_month": spans.week_from,
    "week_in": spans.week_in,
    "days_month": spans.days,
    "month_days": spans.days,
    "nth_month": _nth,
    "month_day": _month_day,
    "day_month": _month_day,
    "month": _month,
    "span": spans.years,
    "both": spans.both,
    "season": spans.years,
    "stretch": spans.stretch,
    "phrase": _phrase,
    "ahead": _ahead,
    "ago": _ago,
    "weekday": _weekday,
    "year": _year,
}
