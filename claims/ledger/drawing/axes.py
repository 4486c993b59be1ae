"""Axes of a plot: what stands where, and where a line helps the eye. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

NEARLY_ALIKE = Decimal("0.8")
TICKS = 6
NICE = (1, 2, 5, 10)
MONTH_STEPS = (1, 2, 3, 6)
ROOM = Decimal("0.1")  # of the amounts, above the highest
DAYS_OF_MONTH, DAYS_OF_YEAR = 31, 366


@dataclass(frozen=True, slots=True)
class Tick:
    """`grain` says how much of a date is worth writing: year, month or day."""

    at: float
    value: Decimal | dt.date
    grain: str = ""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    begin: dt.date
    end: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        share = (day - self.begin).days / max(1, (self.end - self.begin).days)
        return round(self.left + share * (self.right - self.left), 1)

    @property
    def ticks(self) -> list[Tick]:
        grain, found = _calendar(self.begin, self.end, int(self.right - self.left) // 62 or 1)
        return [Tick(self.x(day), day, grain) for day in found]


@dataclass(frozen=True, slots=True)
class AmountAxis:
    low: Decimal
    high: Decimal
    top: float
    bottom: float

    def y(self, amount: Decimal) -> float:
        share = float((amount - self.low) / (self.high - self.low))
        return round(self.bottom - min(1.0, max(0.0, share)) * (self.bottom - self.top), 1)

    @property
    def base(self) -> float:
        """Where bars stand."""
        return self.y(max(self.low, Decimal()))

    @property
    def ticks(self) -> list[Tick]:
        step = _step((self.high - self.low) / TICKS)
        first = (self.low / step).to_integral_value(rounding="ROUND_CEILING") * step
        steps = (first + number * step for number in range(4 * TICKS))
        return [Tick(self.y(value), value) for value in takewhile(lambda value: value <= self.high, steps)]


def time_axis(dates: Iterable[dt.date], left: float, right: float) -> TimeAxis:
    known = list(dates)
    begin, end = min(known), max(known)
    room = max(1, (end - begin).days // 25) if end > begin else 15
    return TimeAxis(_moved(begin, -room), _moved(end, room), left, right)


def amount_axis(amounts: Iterable[Decimal], top: float, bottom: float, *, grounded: bool) -> AmountAxis:
    """From zero where bars stand on it, or where zero is not far; else around the amounts, so that they differ."""
    known = list(amounts)
    low, high = min(known), max(known)
    if grounded or low < high * NEARLY_ALIKE:
        low, high = min(low, Decimal()), max(high, Decimal())
        ground = low - (high - low) * ROOM if low < 0 else low
    else:
        ground = low - (high - low or high) * ROOM
    return AmountAxis(ground, high + ((high - low) or abs(high) or 1) * ROOM, top, bottom)


def _moved(day: dt.date, by: int) -> dt.date:
    return dt.date.fromordinal(min(dt.date.max.toordinal(), max(1, day.toordinal() + by)))


def _step(least: Decimal) -> Decimal:
    unit = Decimal(1).scaleb(least.adjusted())
    return next(unit * nice for nice in NICE if unit * nice >= least)


def _calendar(begin: dt.date, end: dt.date, most: int) -> tuple[str, list[dt.date]]:
    """First days of years, of months, or days: the finest of them that stay apart from one another."""
    length = (end - begin).days
    if length <= most:
        return "day", [begin + dt.timedelta(number) for number in range(length + 1)]
    months = [dt.date(year, month, 1) for year in range(begin.year, end.year + 1) for month in range(1, 13)]
    inside = [day for day in months if begin <= day <= end]
    if length <= 2 * DAYS_OF_MONTH:
        step = -(-length // most)
        return "day", [begin + dt.timedelta(number) for number in range(0, length + 1, step)]
    for step in MONTH_STEPS:
        thinned = [day for day in inside if (day.month - 1) % step == 0]
        if len(thinned) <= most and length < 3 * DAYS_OF_YEAR:
            return "month", thinned
    years = [day for day in inside if day.month == 1]
    step = -(-len(years) // most) or 1
    return "year", [day for day in years if day.year % step == 0]
