"""Stretches of time: days, months and years from one to another, quarters, weeks of a month, the last three years."""

from datetime import date, timedelta

from claims.extraction.dates.anchor import Anchor, Match, Tense, day_of, year_for
from claims.extraction.dates.calendar import Calendar

MONTHS = {"q": 3, "t": 3, "h": 6, "s": 6}  # how many a Q1, T1, H1, S1 has
THURSDAY, DECEMBER = 3, 12


def between(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    first, last = calendar.month(found["month"]), calendar.month(found["month_b"])
    end_year = int(found["y_b"]) if found["y_b"] else year_for(anchor, last)
    if end_year is None:
        return None
    start_year = int(found["y"]) if found["y"] else end_year - (1 if first > last else 0)
    return f"{start_year}-{first:02}/{end_year}-{last:02}"


def years(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    first, second = int(found["y1"]), found["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return f"{first}/{last}" if last > first else None


def _part(calendar: Calendar, found: Match, anchor: Anchor, size: int, number: int | None) -> str | None:
    if not number:
        return None
    first, last = (number - 1) * size + 1, number * size
    year = int(found["y"]) if found["y"] else _nearest_year(anchor, first, last)
    return f"{year}-{first:02}/{year}-{last:02}" if year else None


def _nearest_year(anchor: Anchor, first: int, last: int) -> int | None:
    """The year of months without one: not yet begun ones are of last year unless the sentence looks ahead."""
    if anchor.published is None:
        return None
    today = anchor.published
    if anchor.is_future:
        return today.year + (last < today.month)
    goes_on = anchor.tense is Tense.PAST and first < today.month <= last
    return today.year - (first > today.month or goes_on)


def first_months(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "In the first nine months", "sur les neuf premiers mois": of a year that has got so far."""
    number = calendar.number(found["n"])
    if not number or number > DECEMBER:
        return None
    year = int(found["y"]) if found["y"] else _nearest_year(anchor, number, number)
    return f"{year}-01/{year}-{number:02}" if year else None


def month_pair(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "In July and August": months side by side are a stretch; of others the first counts."""
    first, last = calendar.month(found["month"]), calendar.month(found["month_b"])
    year = int(found["y"]) if found["y"] else year_for(anchor, last)
    if year is None:
        return None
    return f"{year}-{first:02}/{year}-{last:02}" if last == first + 1 else f"{year}-{first:02}"


def night(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "Dans la nuit de mercredi à jeudi": the last such night."""
    if anchor.published is None:
        return None
    back = (anchor.published.weekday() - calendar.weekday(found["weekday"])) % 7
    evening = anchor.published - timedelta(days=back)
    return f"{evening.isoformat()}/{(evening + timedelta(days=1)).isoformat()}"


def quarter(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _part(calendar, found, anchor, 3, calendar.ordinals.get(found["q"].casefold()))


def half(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    return _part(calendar, found, anchor, 6, calendar.ordinals.get(found["q"].casefold()))


def half_to(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    month = calendar.month(found["month"])
    year = year_for(anchor, month)
    if year is None:
        return None
    first = date(year, month, 1) - timedelta(days=5 * 28)
    return f"{first.year}-{first.month:02}/{year}-{month:02}"


def both(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """Two years side by side are a stretch; of others, "2007 and 2009", the first counts."""
    first, last = int(found["y1"]), int(found["y2"])
    return f"{first}/{last}" if last == first + 1 else str(first)


def coded(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "Q3 2024", "2019-H2"."""
    code = found["q"].casefold()
    return _part(calendar, found, anchor, MONTHS[code[0]], int(code[1]))


def days(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "From 4 to 22 January", "Nov 18-Dec 19, 2015": the month and the year may be said only once."""
    known = calendar.month(found["month_b"] or found["month"])
    month, month_b = calendar.month(found["month"]) if found["month"] else known, known
    day, day_b = int(found["d"]), int(found["d_b"])
    year_b = int(found["y_b"]) if found["y_b"] else year_for(anchor, month_b, day_b)
    if year_b is None:
        return None
    year = int(found["y"]) if found["y"] else year_b - (month > month_b)
    first, last = day_of(anchor, year, month, day), day_of(anchor, year_b, month_b, day_b)
    return f"{first}/{last}" if first and last and first < last else None


def week_from(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "The week of April 10", "die Woche vom 3. Mai"."""
    month, day = calendar.month(found["month"]), int(found["d"])
    year = int(found["y"]) if found["y"] else year_for(anchor, month, day)
    value = day_of(anchor, year, month, day) if year else None
    return week_of(date.fromisoformat(value)) if value else None


def week_in(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "The last week of July", "the first week of 2015": a week belongs where its Thursday does."""
    month = calendar.month(found["month"]) if found["month"] else 0
    year = int(found["y"]) if found["y"] else year_for(anchor, month)
    if year is None:
        return None
    number = calendar.ordinals.get(found["q"].casefold())
    if number is None:
        behind = date(year + month // DECEMBER, month % DECEMBER + 1, 1) if month else date(year + 1, 1, 1)
        return week_of(behind - timedelta(days=(behind.weekday() - THURSDAY - 1) % 7 + 1))
    first = date(year, month or 1, 1)
    thursday = first + timedelta(days=(THURSDAY - first.weekday()) % 7)
    return week_of(thursday + timedelta(weeks=number - 1))


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def month_of(day: date, by: int = 0) -> str:
    months = day.year * 12 + day.month - 1 + by
    return f"{months // 12}-{months % 12 + 1:02}"


def quarters_of(day: date, first: int, last: int) -> str:
    """From the `first` to the `last` quarter, counted from that of the day."""
    start = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return f"{month_of(start, 3 * first)}/{month_of(start, 3 * last + 2)}"


def stretch(calendar: Calendar, found: Match, anchor: Anchor) -> str | None:
    """ "The last three months", "in den kommenden fünf Jahren": up to now or from now on, cut to the unit."""
    today, number, unit = anchor.published, calendar.number(found["n"]), calendar.units[found["unit"]]
    if today is None or not number:
        return None
    back = calendar.back.search(found["dir"]) is not None
    if unit == "quarter":
        return quarters_of(today, -number, -1) if back else quarters_of(today, 1, number)
    first, last = (-number, 0) if back else (int(unit == "day"), number)
    return f"{_shifted(today, unit, first)}/{_shifted(today, unit, last)}"


def _shifted(today: date, unit: str, by: int) -> str:
    if unit == "month":
        return month_of(today, by)
    if unit == "year":
        return str(today.year + by)
    day = today + timedelta(**{f"{unit}s": by})
    return week_of(day) if unit == "week" else day.isoformat()
