"""Weeks side by side as bars, and shares over weeks as lines. Pure: numbers; a template makes the SVG."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.ledger.drawing.axes import AmountAxis, Tick, amount_axis

WIDTH, HEIGHT = 480, 220
LEFT, RIGHT, TOP, FOOT = 68, 22, 12, 26  # room for “100 %” and a date, lettered for a phone
GAP = 0.3  # of a week's width
LABELLED = 3  # every third week has its date


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Week:
    """Where a week stands, and whether its date is written."""

    x: float
    begin: dt.date
    labelled: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    weeks: tuple[Week, ...]
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()

    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - FOOT


def stacked(weeks: Sequence[dt.date], series: Sequence[Sequence[int]]) -> Sheet:
    """Bars of each week, one series on top of the other."""
    amounts = _axis(max((sum(values) for values in zip(*series, strict=True)), default=0))
    share = _share(weeks)
    bars = []
    for place in range(len(weeks)):
        reached = 0
        for number, values in enumerate(series):
            bottom, reached = amounts.y(Decimal(reached)), reached + values[place]
            top = amounts.y(Decimal(reached))
            x, width = round(LEFT + (place + GAP / 2) * share, 1), round(share * (1 - GAP), 1)
            bars.append(Bar(x, top, width, round(bottom - top, 1), number))
    return Sheet(_weeks(weeks), tuple(amounts.ticks), bars=tuple(bar for bar in bars if bar.height))


def shares(weeks: Sequence[dt.date], series: Sequence[Sequence[float | None]]) -> Sheet:
    """A line for each series of shares, 0 to 1; a week without one is left out of it."""
    amounts = AmountAxis(Decimal(), Decimal(1), TOP, HEIGHT - FOOT)
    middles = [week.x for week in _weeks(weeks)]
    lines = tuple(
        tuple(
            (x, amounts.y(Decimal(str(value)))) for x, value in zip(middles, values, strict=True) if value is not None
        )
        for values in series
    )
    ticks = tuple(Tick(amounts.y(at), at) for at in map(Decimal, ("0", "0.25", "0.5", "0.75", "1")))
    return Sheet(_weeks(weeks), ticks, lines=lines)


def _axis(highest: int) -> AmountAxis:
    return amount_axis([Decimal(max(highest, 5))], TOP, HEIGHT - FOOT, grounded=True)


def _share(weeks: Sequence[dt.date]) -> float:
    return (WIDTH - LEFT - RIGHT) / max(1, len(weeks))


def _weeks(weeks: Sequence[dt.date]) -> tuple[Week, ...]:
    share = _share(weeks)
    last = len(weeks) - 1
    return tuple(
        Week(round(LEFT + (place + 0.5) * share, 1), week, (last - place) % LABELLED == 0)
        for place, week in enumerate(weeks)
    )
