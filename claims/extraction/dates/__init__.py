"""When: expressions of time, resolved against the day of publication and cut to their grain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.extraction.dates.anchor import Anchor, Tense
from claims.extraction.dates.calendar import WORD, YEAR, Calendar, calendar_of
from claims.extraction.dates.resolving import READERS
from claims.extraction.lexicon import lower
from claims.extraction.types import Grain, When

RELATIVE = re.compile(r"\s*(?:which|who|that|from|qui|dont|die|der|das)\b")
NUMERIC = re.compile(rf"{YEAR}|1[5-8]\d\d|\d[./] ?\d{{1,2}}[./]")
SPACES = re.compile("[\u00a0\u202f\u2009\t\n]")  # far faster than str.translate
Match = re.Match[str]
SHORT_MONTH = re.compile(
    r"(?:jan|feb|mar|mär|apr|jun|jul|aug|sept?|o[ck]t|nov|de[cz]|janv|févr?|avr|juil|déc)\.?"
)  # "Jan Berg"
NAMED = re.compile(r"\b(?:Agenda|Horizon|Horizont|Vision|Expo|Strategie|Strategy|Stratégie|Plan|Windows|Office)$")
EVERY = re.compile(
    r"\b(?:[Ee]very|[Ee]ach|[Jj]ede[nrms]?|[Cc]haque|[Tt]ous les)(?: (?:second|other|zweite[nrms]?|deux))?$"
)
# Behind a verb in the past these tell what was still to come: "said the radars would arrive in March".
TO_COME = re.compile(
    r"\b(?:would|will|should|must|(?:is|are|was|were) to|werden?|würden?|sollen?|wollen?|\w+(?:rai[et]nt|rait|ront))\b"
)
LONGEST = 80  # code points in front of the word that tells of a time
REACH = 200  # code points around a time that tell about it
CLAUSE = re.compile(r"[,;:–—()»”“\"]\s|(?<=\w{4})[.!?]\s")


@dataclass(frozen=True, slots=True)
class Found:
    """A time with what the sentence tells about it; `compared` belongs to a figure that another one is held against."""

    when: When
    compared: bool


def find_dates(
    text: str, span: tuple[int, int], language: str, published: date | None, previous: When | None = None
) -> Iterator[Found]:
    """Every time that the span names and that can be resolved, in order; `previous` is what "at that time" means."""
    calendar = calendar_of(language)
    surface = SPACES.sub(" ", text[span[0] : span[1]])
    low = lower(surface)
    first = _first_trigger(calendar, low)
    if first is None:
        return
    for found in calendar.master.finditer(low, max(0, first - LONGEST)):
        lead = calendar.lead.search(surface, max(0, found.start() - 60), found.start())
        begin = lead.start() if lead else found.start()
        before = CLAUSE.split(surface[max(0, begin - REACH) : begin])[-1]
        anchor = Anchor(published, _tense(calendar, surface, found), previous)
        rule = str(found.lastgroup)
        exact = calendar.rules[rule].fullmatch(surface, *found.span())
        value = READERS[rule](calendar, exact, anchor) if exact else None
        if value and _is_time(calendar, found, surface):
            start, end = span[0] + begin, span[0] + found.end()
            when = When(start, end, text[start:end], value, grain_of(value))
            relative = found.lastgroup == "ago" and RELATIVE.match(before)
            compared = bool(relative or calendar.compare.search(before) or calendar.against.search(before))
            yield Found(when, compared)


def _first_trigger(calendar: Calendar, low: str) -> int | None:
    """Where the first word or number stands without which there is no time; much is not worth looking through."""
    places = [low.find(word) for word in calendar.triggers.intersection(WORD.findall(low))]
    if numeric := NUMERIC.search(low):
        places.append(numeric.start())
    return min(places, default=None)


def _tense(calendar: Calendar, surface: str, found: Match) -> Tense:
    """Future words in the clause of the time, unless the clause is in the past up to there; else verbs in the past."""
    before = CLAUSE.split(surface[max(0, found.start() - REACH) : found.start()])[-1]
    if calendar.soon.search(before):
        return Tense.FUTURE
    rest = CLAUSE.split(surface[found.end() : found.end() + REACH])
    # What follows a weekday is rather told of that day than still to come; not so "Am Freitag will …".
    # "Dans deux semaines, des représentants doivent …": behind an opening time and its comma the clause goes on.
    told = rest[1] if len(rest) > 1 and not rest[0] and not before[: -len(found.group()) or None].strip() else rest[0]
    after = " ".join(told.split()[:1]) if found.lastgroup == "weekday" else told
    within = "" if "days" in str(found.lastgroup) else found.group()  # the "bis" between two days looks at neither side
    last_past = _last(calendar.past, before)
    if _last(TO_COME, before) > last_past or (last_past < 0 and calendar.future.search(f"{before}{within}{after}")):
        return Tense.FUTURE
    return (
        Tense.PAST
        if calendar.past.search(before) or calendar.told.search(f"{before} {' '.join(rest[:2])}")
        else Tense.OPEN
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where it stands last, or -1."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _is_time(calendar: Calendar, found: Match, surface: str) -> bool:
    """English "may" is a verb; a year is none where it counts ("2020 Menschen") or names ("Horizon 2020")."""
    before, after = (
        surface[max(0, found.start() - REACH) : found.start()].rstrip(),
        surface[found.end() : found.end() + REACH],
    )
    if found.lastgroup == "month" and SHORT_MONTH.fullmatch(found.group()):
        return False
    if "month" in str(found.lastgroup) or found.lastgroup == "day_month":
        is_name = found.group() == "may" and not calendar.lead.search(
            surface, max(0, found.start() - 60), found.start()
        )
        return not is_name and (
            calendar.any_case or any(char.isupper() for char in surface[found.start() : found.end()])
        )
    if EVERY.search(before):
        return False
    if found.lastgroup not in ("year", "span"):
        return True
    if before.endswith("années"):
        return False
    return not (calendar.counted.match(after) or NAMED.search(before))


def grain_of(value: str) -> Grain:
    """`2024-07-10` is a day, `2025-W13` a week, `2024-06` a month, `2024` and `2022/2023` a year."""
    first = value.split("/", maxsplit=1)[0]
    if "W" in first:
        return Grain.WEEK
    return {10: Grain.DAY, 7: Grain.MONTH}.get(len(first), Grain.YEAR)
