"""Parts that add up to a total. Pure.

A sum is shown, never asserted, and only where chance is unlikely. The rule:
- parts are exact figures of one unit, each of a period, none additional to or part of something else;
- their periods follow one another without gap or overlap, from the first of the row on: none is picked out;
- the total covers that time: it has the same period, or none and was not told before the last part began;
- no part is more than one step of the way (planned, pledged, allocated, delivered or spent) from the total's;
- an exact total is met to three digits, or to all it has if it has more; a bound or a rounded total is met, and missed
  by at most 2 %: “more than 250” is said of 250.4, not of 370.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from claims.ledger.reckoning.marks import ADDITIONAL, OPEN_DOWNWARDS, OPEN_UPWARDS, PART, Mark
from claims.ledger.reckoning.times import Days

DIGITS = 3
NEAR = Decimal("0.02")
MOST_PARTS = 12
MOST_VERSIONS = 3  # of one period, the most told first
MOST_ROWS = 300
STEPS = {"planned": 0, "pledged": 1, "allocated": 2, "delivered": 3, "spent": 3}


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts, in order of time, with the totals that they come to.

    `again` are figures that call a part additional: who adds them to a total counts that part twice.
    """

    parts: tuple[Mark, ...]
    totals: tuple[Mark, ...]
    again: tuple[Mark, ...]

    @property
    def amount(self) -> Decimal:
        return _amount(self.parts)

    @property
    def unlike(self) -> tuple[Mark, ...]:
        """Parts that have come less far, or farther, than a total says."""
        said = {total.stage for total in self.totals if total.stage}
        return tuple(part for part in self.parts if said and part.stage and part.stage not in said)


def sums_of(marks: Iterable[Mark]) -> list[Sum]:
    """The sums among marks of one unit, the longest row first."""
    everything = list(marks)
    totals = [mark for mark in everything if mark.scope not in (ADDITIONAL, PART)]
    found: dict[tuple[object, ...], Sum] = {}
    for parts in islice(_rows(everything), MOST_ROWS):
        same = tuple((part.value, part.period) for part in parts)
        if same not in found and (met := tuple(total for total in totals if _is_total(total, parts))):
            found[same] = Sum(parts, met, tuple(_again(parts, everything)))
    return sorted(found.values(), key=lambda each: -len(each.parts))


def _amount(parts: Iterable[Mark]) -> Decimal:
    return sum((part.value for part in parts), Decimal())


def _rows(marks: list[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Every unbroken row of at least two parts, from its first period on."""
    starting = defaultdict(list)
    for mark in marks:
        if mark.period and mark.exact and mark.scope not in (ADDITIONAL, PART):
            starting[mark.period.begin].append(mark)
    for versions in starting.values():
        versions.sort(key=lambda mark: (-len(mark.articles), mark.stage))
    ends = {mark.period.end for versions in starting.values() for mark in versions if mark.period}
    firsts = [mark for begin in sorted(starting) if begin not in ends for mark in starting[begin][:MOST_VERSIONS]]
    rows: list[tuple[Mark, ...]] = [(mark,) for mark in firsts]
    while rows:
        longer = [
            (*row, mark)
            for row in rows
            if row[-1].period
            for mark in starting[row[-1].period.end][:MOST_VERSIONS]
            if len(row) < MOST_PARTS
        ]
        yield from longer
        rows = longer[:MOST_ROWS]


def _is_total(total: Mark, parts: tuple[Mark, ...]) -> bool:
    return _near(total, _amount(parts)) and _covers(total, parts) and _as_far(total, parts) and total not in parts


def _covers(total: Mark, parts: tuple[Mark, ...]) -> bool:
    first, last = parts[0].period, parts[-1].period
    if first is None or last is None:
        return False
    if total.period:
        return total.period == Days(first.begin, last.end)
    return total.at is not None and total.at >= last.begin


def _near(total: Mark, amount: Decimal) -> bool:
    if total.exact:
        digits = max(DIGITS, len(total.value.normalize().as_tuple().digits))
        half_a_digit = Decimal(5).scaleb(total.value.adjusted() - digits)
        return abs(amount - total.value) <= half_a_digit
    above, below = amount - total.value, total.value - amount
    if total.modifier in OPEN_UPWARDS:
        return 0 <= above <= NEAR * total.value
    if total.modifier in OPEN_DOWNWARDS:
        return 0 <= below <= NEAR * total.value
    return abs(above) <= NEAR * total.value


def _as_far(total: Mark, parts: tuple[Mark, ...]) -> bool:
    if total.stage not in STEPS:
        return True
    return all(abs(STEPS[part.stage] - STEPS[total.stage]) <= 1 for part in parts if part.stage in STEPS)


def _again(parts: tuple[Mark, ...], marks: list[Mark]) -> Iterator[Mark]:
    """Figures called additional that have the amount and the time of a part."""
    for mark in marks:
        if mark.scope == ADDITIONAL and any(_tells(mark, part) for part in parts):
            yield mark


def _tells(mark: Mark, part: Mark) -> bool:
    if mark.value != part.value or part.period is None:
        return False
    if mark.period:
        return mark.period == part.period
    return mark.at is not None and part.period.begin <= mark.at < part.period.end
