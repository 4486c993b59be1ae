"""When: expressions of time, resolved against the day of publication and cut to their grain."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from claims.extraction.lexicon import either, language_table, lower, lowered
from claims.extraction.types import Grain, When

YEAR = r"(?:19|20)\d\d"
RELATIVE = re.compile(r"\s*(?:which|who|that|from|qui|dont|die|der|das)\b")
NUMERIC = re.compile(rf"{YEAR}|\d[./]\d{{1,2}}[./]\d")
SPACES = str.maketrans("\u00a0\u202f\u2009\t\n", "     ")
WORD = re.compile(r"[^\W\d_]+")
Match = re.Match[str]
REACH = 200  # code points around a time that tell about it
CLAUSE = re.compile(r"[,;:–—()»”“\"]\s")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time is resolved against."""

    published: date | None
    is_future: bool
    previous: When | None


@dataclass(frozen=True, slots=True)
class Found:
    """A time with what the sentence tells about it; `compared` belongs to a figure that another one is held against."""

    when: When
    compared: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language's expressions; `master` finds them, `rules` reads what it found."""

    master: re.Pattern[str]
    rules: dict[str, tuple[re.Pattern[str], Callable[["Calendar", Match, Anchor], str | None]]]
    lead: re.Pattern[str]
    triggers: frozenset[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    compare: re.Pattern[str]
    against: re.Pattern[str]
    months: dict[re.Pattern[str], int]
    weekdays: dict[re.Pattern[str], int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    day_first: bool
    any_case: bool
    phrases: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def month(self, word: str) -> int:
        return next(number for pattern, number in self.months.items() if pattern.fullmatch(word))

    def weekday(self, word: str) -> int:
        return next(number for pattern, number in self.weekdays.items() if pattern.fullmatch(word))

    def number(self, word: str) -> int | None:
        return int(word) if word.isdigit() and len(word) < 4 else self.numbers.get(word.casefold())


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
    return _shift(anchor, unit, int(shift))


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


def _pairs(words: str) -> dict[str, int]:
    """`a an one=1 two=2`: every word before a number stands for it."""
    pairs: dict[str, int] = {}
    waiting: list[str] = []
    for item in words.split():
        word, _, number = item.partition("=")
        waiting.append(word)
        if number:
            pairs |= dict.fromkeys(waiting, int(number))
            waiting = []
    return pairs


def _expressions(words: dict[str, Any], month: str, weekday: str) -> dict[str, str]:
    """The regular expression of each rule; earlier ones win."""
    part = f"{words['part_re']}?"
    day = r"(?P<d>[0-3]?\d)(?:\.|er|st|nd|rd|th)?"
    year = rf"(?:,? (?:of |de |des Jahres )?(?P<y>{YEAR})(?![\d%]|[.,]\d))?"
    named = f"(?:{weekday}[,.]? )?(?:the |den |dem |le )?"
    between = words["between_re"].format(
        a=rf"(?:{part})(?P<month>{month})(?: (?P<y>{YEAR}))?", b=rf"(?:{part})(?P<month_b>{month})(?: (?P<y_b>{YEAR}))?"
    )
    half_to = rf"(?:in |im )?(?:the )?(?:half[- ]year|six months|Halbjahr) (?:to|bis) (?P<month>{month})"
    return {
        "iso": rf"(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)",
        "numeric": rf"{named}(?P<d>[0-3]?\d)(?P<sep>[./])(?P<m>[0-3]?\d)(?P=sep)(?P<y>{YEAR}|\d\d)(?!\d)",
        "between": between,
        "half_to": half_to,
        "half": words["half_re"],
        "quarter": words["quarter_re"],
        "month_day": rf"{named}{day} (?:de |of )?(?P<month>{month}){year}",
        "day_month": rf"{named}(?P<month>{month}) (?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
        rf"(?![\d.,]\d|\d|%| (?:Prozent|percent|per cent|Milli)){year}",
        "month": rf"(?P<month>{month})(?:(?P<tail> {words['tail_re']})|{year})",
        "both": words["both_re"],
        "season": words["season_re"],
        "phrase": either([each for group in words["phrases"].values() for each in group]),
        "ahead": words["ahead_re"],
        "ago": words["ago_re"],
        "weekday": rf"(?P<weekday>{weekday})",
        "year": rf"(?P<y>{YEAR})",
    }


READERS: dict[str, Callable[[Calendar, Match, Anchor], str | None]] = {
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


def _triggers(words: dict[str, Any]) -> frozenset[str]:
    return frozenset(WORD.findall(f"{words['months']} {words['weekdays']} {words['triggers']}"))


@cache
def _calendar(language: str) -> Calendar:
    words = language_table(language)["dates"]
    months, weekdays = words["months"].split(), words["weekdays"].split()
    sources = _expressions(words, either(months), either(weekdays))
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", source).replace("(?P=sep)", "[./]") for name, source in sources.items()}
    joined = "|".join(f"(?P<{name}>{source})" for name, source in bare.items())
    ignore = re.IGNORECASE
    return Calendar(
        master=re.compile(lowered(rf"(?<![\w.,/])(?<!\d-)(?:{joined})(?![\w/-]|[.,]\d|\s?[%€$£])")),
        rules={name: (re.compile(source, ignore), READERS[name]) for name, source in sources.items()},
        lead=re.compile(rf"(?<!\w)(?:{words['lead_re']}|{words['part_re']}|{words['year_word_re']})+$", ignore),
        triggers=_triggers(words),
        future=re.compile(words["future_re"], ignore),
        past=re.compile(words["past_re"], ignore),
        compare=re.compile(words["compare_re"], ignore),
        against=re.compile(words["against_re"], ignore),
        months={re.compile(each, ignore): number for number, each in enumerate(months, 1)},
        weekdays={re.compile(each, ignore): number for number, each in enumerate(weekdays)},
        numbers=_pairs(words["numbers"]),
        ordinals=_pairs(words["ordinals"]),
        units=dict(item.split("=") for item in words["units"].split()),
        day_first=words["day_first"],
        any_case=words["any_case"],
        phrases=[(re.compile(each, ignore), value) for value, group in words["phrases"].items() for each in group],
    )


def find_dates(
    text: str, span: tuple[int, int], language: str, published: date | None, previous: When | None = None
) -> Iterator[Found]:
    """Every time that the span names and that can be resolved, in order; `previous` is what "at that time" means."""
    calendar = _calendar(language)
    surface = text[span[0] : span[1]].translate(SPACES)
    low = lower(surface)
    if not (NUMERIC.search(low) or calendar.triggers.intersection(WORD.findall(low))):
        return
    for found in calendar.master.finditer(low):
        expression = surface[found.start() : found.end()]
        lead = calendar.lead.search(surface, max(0, found.start() - 60), found.start())
        begin = lead.start() if lead else found.start()
        before = CLAUSE.split(surface[max(0, begin - REACH) : begin])[-1]
        anchor = Anchor(published, _looks_ahead(calendar, surface, found), previous)
        pattern, reader = calendar.rules[str(found.lastgroup)]
        exact = pattern.fullmatch(expression)
        value = reader(calendar, exact, anchor) if exact else None
        if value and _is_time(calendar, found, surface):
            start, end = span[0] + begin, span[0] + found.end()
            when = When(start, end, text[start:end], value, grain_of(value))
            relative = found.lastgroup == "ago" and RELATIVE.match(before)
            compared = bool(relative or calendar.compare.search(before) or calendar.against.search(before))
            yield Found(when, compared)


def _looks_ahead(calendar: Calendar, surface: str, found: Match) -> bool:
    """Future words in the clause of the time, unless the clause is in the past up to there."""
    before = CLAUSE.split(surface[max(0, found.start() - REACH) : found.start()])[-1]
    after = "" if found.lastgroup == "weekday" else CLAUSE.split(surface[found.end() : found.end() + REACH])[0]
    return bool(calendar.future.search(f"{before}{found.group()}{after}")) and not calendar.past.search(before)


def _is_time(calendar: Calendar, found: Match, surface: str) -> bool:
    """English "may" is a verb; a year is none where it counts ("2020 Menschen") or names ("Horizon 2020")."""
    before, after = (
        surface[max(0, found.start() - REACH) : found.start()].rstrip(),
        surface[found.end() : found.end() + REACH],
    )
    if "month" in str(found.lastgroup) or found.lastgroup == "day_month":
        is_name = found.group() == "may" and not calendar.lead.search(surface, max(0, found.start() - 60), found.start())
        return not is_name and (calendar.any_case or any(char.isupper() for char in surface[found.start() : found.end()]))
    if found.lastgroup != "year":
        return True
    if before.endswith("années"):
        return False
    counted = re.match(r"\s(?:[A-ZÄÖÜ]\w+en\b|euros?|people|persons?|personnes)", after)
    if re.match(r"\s\w+nde[nmrs]? ", after):  # "der bis 2030 laufenden Anleihe"
        return False
    named = re.search(r"[A-ZÄÖÜ]\w+$", before) and not re.search(r"(?:^|[.!?„“]\s?)\w+$", before)
    return not counted and not named


def grain_of(value: str) -> Grain:
    """`2024-07-10` is a day, `2025-W13` a week, `2024-06` a month, `2024` and `2022/2023` a year."""
    first = value.split("/", maxsplit=1)[0]
    if "W" in first:
        return Grain.WEEK
    return {10: Grain.DAY, 7: Grain.MONTH}.get(len(first), Grain.YEAR)
