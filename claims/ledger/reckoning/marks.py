"""What a ledger shows: who tells the same thing is one mark. Pure."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.ledger.reckoning.times import Days, days

ADDITIONAL, PART = "additional", "part"
OPEN_UPWARDS = ("more_than", "at_least")
OPEN_DOWNWARDS = ("less_than", "at_most")


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure where one article tells it. Keys are those of the database; `presumed`: see `membership`."""

    figure: int
    claim: int
    article: int
    told: dt.date | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    modifier: str = "exact"
    stage: str = ""
    scope: str = ""
    period: str = ""
    as_of: str = ""
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The same amount of the same time, told by one article or many, the earliest first.

    `period` is what a bar covers; a mark without one stands at a day: its as-of date, else the day it was first told.
    """

    tellings: tuple[Telling, ...]
    stage: str
    period: Days | None
    at: dt.date | None

    @property
    def first(self) -> Telling:
        return self.tellings[0]

    @property
    def low(self) -> Decimal | None:
        return self.first.low

    @property
    def high(self) -> Decimal | None:
        return self.first.high

    @property
    def unit(self) -> str:
        return self.first.unit

    @property
    def modifier(self) -> str:
        return self.first.modifier

    @property
    def scope(self) -> str:
        """Said by any telling: additional and part never share a mark with anything else."""
        return next((telling.scope for telling in self.tellings if telling.scope), "")

    @property
    def value(self) -> Decimal:
        """Where it stands on the axis: the point, the known bound, the middle of a range."""
        known = [bound for bound in (self.low, self.high) if bound is not None]
        return sum(known, Decimal()) / len(known)

    @property
    def exact(self) -> bool:
        return self.modifier == "exact" and self.low == self.high

    @property
    def presumed(self) -> bool:
        return all(telling.presumed for telling in self.tellings)

    @property
    def articles(self) -> set[int]:
        return {telling.article for telling in self.tellings}

    @property
    def order(self) -> tuple[dt.date, Decimal]:
        return (self.period.begin if self.period else self.at or dt.date.max, self.value)


def marks_of(tellings: Iterable[Telling]) -> list[Mark]:
    """Collapse what says the same, in time order. An unsaid stage goes with the stage that most say."""
    alike = defaultdict(list)
    for telling in tellings:
        alike[_same(telling)].append(telling)
    found = [mark for group in alike.values() for mark in _by_stage(group)]
    return sorted(found, key=lambda mark: mark.order)


def _same(telling: Telling) -> tuple[object, ...]:
    scope = telling.scope if telling.scope in (ADDITIONAL, PART) else ""
    time = telling.period or telling.as_of
    return telling.unit, telling.low, telling.high, telling.modifier, scope, bool(telling.period), time


def _by_stage(group: list[Telling]) -> list[Mark]:
    said = Counter(telling.stage for telling in group if telling.stage)
    most = said.most_common(1)[0][0] if said else ""
    stages = defaultdict(list)
    for telling in group:
        stages[telling.stage or most].append(telling)
    return [_mark(stage, tellings) for stage, tellings in stages.items()]


def _mark(stage: str, tellings: list[Telling]) -> Mark:
    in_order = sorted(tellings, key=lambda telling: (telling.told or dt.date.max, telling.figure))
    first = in_order[0]
    period, as_of = days(first.period), days(first.as_of)
    if period and period.count == 1:
        return Mark(tuple(in_order), stage, None, period.begin)
    return Mark(tuple(in_order), stage, period, as_of.middle if as_of else first.told)
