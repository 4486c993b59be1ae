"""How the desk does: what was decided, how often people and software agree, how long a claim takes.

The counts are of what Valkey keeps, a few minutes old; what waits is counted at once.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from redis.exceptions import RedisError

from claims.home.drawing import Sheet, shares, stacked
from claims.home.statements import DECIDED, JUDGED, PACE, PAIRED
from claims.models import Claim
from factbase.access.models import User

Row = tuple[Any, ...]
Counts = tuple[list[Row], list[Row], list[Row], list[Row], list[Row]]
Part = tuple[int, int]  # so many of so many

KEY, KEEP = "home:counts:2", dt.timedelta(minutes=15)
WEEKS = 12
RECENT = dt.timedelta(days=28)
# Between two decisions: less is a bulk action, more a break.
LEAST, MOST = dt.timedelta(seconds=1), dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Week:
    """What people decided in one week, and how much of it the software, or a colleague, had said just so."""

    begin: dt.date
    accepted: int
    rejected: int
    overturned: int
    judged: Part
    claims_twice: Part
    verdicts_twice: Part

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected

    @property
    def claims_agreed(self) -> float | None:
        return _share((self.accepted, self.decided))

    @property
    def links_agreed(self) -> float | None:
        return _share(self.judged)

    @property
    def claims_alike(self) -> float | None:
        return _share(self.claims_twice)

    @property
    def verdicts_alike(self) -> float | None:
        return _share(self.verdicts_twice)


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    waiting: int
    decided: int
    overturned: int

    @property
    def overturn_rate(self) -> float | None:
        return self.overturned / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Pace:
    """Median seconds between two decisions of one person; `of` so many."""

    seconds: float = 0.0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    weeks: tuple[Week, ...]
    languages: tuple[Language, ...]
    mine: Pace
    all: Pace

    @property
    def throughput(self) -> Sheet:
        series = [[week.accepted for week in self.weeks], [week.rejected for week in self.weeks]]
        return stacked(self._begins, series)

    @property
    def agreement(self) -> Sheet:
        return shares(
            self._begins, [[week.claims_agreed for week in self.weeks], [week.links_agreed for week in self.weeks]]
        )

    @property
    def alike(self) -> Sheet:
        return shares(
            self._begins, [[week.claims_alike for week in self.weeks], [week.verdicts_alike for week in self.weeks]]
        )

    @property
    def _begins(self) -> list[dt.date]:
        return [week.begin for week in self.weeks]

    @property
    def anything(self) -> bool:
        return any(week.decided or week.judged[1] for week in self.weeks) or self.anything_twice

    @property
    def anything_twice(self) -> bool:
        return any(week.claims_twice[1] or week.verdicts_twice[1] for week in self.weeks)


def measures_of(user: User) -> Measures:
    """No query, as long as beat keeps the counts (`counts_keep`)."""
    decided, judged, paired, pace, waiting = _kept() or _counted()
    begins = [_first() + dt.timedelta(weeks=number) for number in range(WEEKS)]
    of_week = {(week, kind): (same, number) for week, kind, same, number in [*judged, *paired]}
    of_person = {person: Pace(seconds, of) for person, seconds, of in pace if of}
    return Measures(
        weeks=tuple(_week(begin, decided, of_week) for begin in begins),
        languages=tuple(_languages(dict(waiting), decided, begins[-4])),
        mine=of_person.get(user.pk, Pace()),
        all=of_person.get(None, Pace()),
    )


def counts_keep() -> Counts:
    """Count anew, and keep it for every reader: with tens of thousands of decisions it takes most of a second."""
    counts = _counted()
    cache.set(KEY, counts, KEEP.total_seconds())
    return counts


def _kept() -> Counts | None:
    try:
        return cache.get(KEY) or counts_keep()
    except RedisError:
        return None


def _counted() -> Counts:
    since = timezone.make_aware(dt.datetime.combine(_first(), dt.time()))
    asked = {"since": since, "zone": timezone.get_current_timezone_name()}
    paused = {"least": LEAST, "most": MOST, "recent": timezone.now() - RECENT}
    waiting = Claim.objects.queue().order_by().values_list("language").annotate(Count("pk"))
    return (
        _rows(DECIDED, asked),
        _rows(JUDGED, asked),
        _rows(PAIRED, asked),
        _rows(PACE, paused),
        list(waiting),
    )


def _first() -> dt.date:
    """The Monday with which the weeks begin."""
    today = timezone.localdate()
    return today - dt.timedelta(days=today.weekday(), weeks=WEEKS - 1)


def _rows(statement: str, asked: dict[str, Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return list(cursor.fetchall())


def _share(part: Part) -> float | None:
    same, of = part
    return same / of if of else None


def _week(begin: dt.date, decided: Sequence[Row], parts: Mapping[tuple[dt.date, str], Part]) -> Week:
    found = Counter[str]()
    for week, _, action, number, overturned in decided:
        if week == begin:
            found[action] += number
            found["overturned"] += overturned
    judged, *twice = (parts.get((begin, kind), (0, 0)) for kind in ("link", "claim", "entry"))
    return Week(begin, found["accept"], found["reject"], found["overturned"], judged, *twice)


def _languages(waiting: dict[str, int], decided: Sequence[Row], since: dt.date) -> list[Language]:
    """What waits, and what was decided in the last four weeks, the busiest language first."""
    number, overturned = Counter[str](), Counter[str]()
    for week, language, _, of, turned in decided:
        if week >= since:
            number[language] += of
            overturned[language] += turned
    codes = sorted({*waiting, *number}, key=lambda code: (-waiting.get(code, 0), code))
    return [Language(code, waiting.get(code, 0), number[code], overturned[code]) for code in codes]
