"""How the desk does: what was decided, how often people and software agree, how long a claim takes."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from claims.home.drawing import Sheet, shares, stacked
from claims.home.statements import DECIDED, DECISIONS, JUDGED, PACE
from claims.models import Claim
from factbase.access.models import User

WEEKS = 12
RECENT = dt.timedelta(days=28)
# Between two decisions: less is a bulk action, more a break.
LEAST, MOST = dt.timedelta(seconds=1), dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Week:
    """What people decided in one week, and how much of it the software had proposed just so."""

    begin: dt.date
    accepted: int
    rejected: int
    overturned: int
    judged: int
    same: int

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected

    @property
    def claims_agreed(self) -> float | None:
        return self.accepted / self.decided if self.decided else None

    @property
    def links_agreed(self) -> float | None:
        return self.same / self.judged if self.judged else None


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
    def _begins(self) -> list[dt.date]:
        return [week.begin for week in self.weeks]

    @property
    def anything(self) -> bool:
        return any(week.decided or week.judged for week in self.weeks)


def measures_of(user: User) -> Measures:
    """Four queries, whatever the desk holds."""
    today = timezone.localdate()
    first = today - dt.timedelta(days=today.weekday(), weeks=WEEKS - 1)
    since = timezone.make_aware(dt.datetime.combine(first, dt.time()))
    asked = {"since": since, "zone": timezone.get_current_timezone_name(), "user": user.pk}
    decided = _rows(DECISIONS + DECIDED, asked)
    judged = {week: (same, number) for week, same, number in _rows(JUDGED, asked)}
    [(desk, of_desk, mine, of_mine)] = _rows(
        DECISIONS + PACE, asked | {"least": LEAST, "most": MOST, "recent": timezone.now() - RECENT}
    )
    begins = [first + dt.timedelta(weeks=number) for number in range(WEEKS)]
    return Measures(
        weeks=tuple(_week(begin, decided, judged.get(begin, (0, 0))) for begin in begins),
        languages=tuple(_languages(decided, begins[-4])),
        mine=Pace(mine or 0.0, of_mine),
        all=Pace(desk or 0.0, of_desk),
    )


def _rows(statement: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return list(cursor.fetchall())


def _week(begin: dt.date, decided: Sequence[tuple[Any, ...]], judged: tuple[int, int]) -> Week:
    found = Counter[str]()
    for week, _, action, number, overturned in decided:
        if week == begin:
            found[action] += number
            found["overturned"] += overturned
    return Week(begin, found["accept"], found["reject"], found["overturned"], judged[1], judged[0])


def _languages(decided: Sequence[tuple[Any, ...]], since: dt.date) -> list[Language]:
    """What waits now, and what was decided in the last four weeks, the busiest language first."""
    waiting = dict(Claim.objects.queue().order_by().values_list("language").annotate(Count("pk")))
    number, overturned = Counter[str](), Counter[str]()
    for week, language, _, of, turned in decided:
        if week >= since:
            number[language] += of
            overturned[language] += turned
    codes = sorted({*waiting, *number}, key=lambda code: (-waiting.get(code, 0), code))
    return [Language(code, waiting.get(code, 0), number[code], overturned[code]) for code in codes]
