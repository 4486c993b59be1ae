"""The list of all ledgers, in one query that counts what figures say themselves."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from claims.ledger.members import MEMBERS
from claims.ledger.series import Series
from claims.models import Entity, Figure

KEY = "giver, receiver, subject, measure"
ORDERS = {
    "figures": "figures DESC, seen DESC NULLS LAST",
    "seen": "seen DESC NULLS LAST, figures DESC",
    "conflicts": "conflicts DESC, figures DESC",
    "name": "name, measure",
}
# Nobody is 0, and the day and the figure told last are one number: keys that can be hashed and groups without arrays
# take a fraction of the time.
LEDGERS = f"""
WITH member AS MATERIALIZED (
    SELECT figure, claim, article, time, measure,
           coalesce(giver, 0) AS giver, coalesce(receiver, 0) AS receiver, coalesce(subject, 0) AS subject
      FROM ({MEMBERS}) said
),
ledger AS (
    SELECT {KEY}, count(*) AS figures, max(a.published_on) AS seen,
           min(coalesce(time, a.published_on::text)) AS first, max(coalesce(time, a.published_on::text)) AS last,
           max((coalesce(a.published_on - DATE '1970-01-01', -1000000)::bigint << 40) + figure) AS latest
      FROM member JOIN articles_article a ON a.id = article
     GROUP BY {KEY}
),
ends AS (
    SELECT link.id, {KEY} FROM claims_claimlink link JOIN member ON claim = a_id
     WHERE relation = 'conflicts' AND state <> 'rejected'
    INTERSECT
    SELECT link.id, {KEY} FROM claims_claimlink link JOIN member ON claim = b_id
     WHERE relation = 'conflicts' AND state <> 'rejected'
),
conflict AS (SELECT {KEY}, count(*) AS conflicts FROM ends GROUP BY {KEY}),
named AS (
    SELECT ledger.*, coalesce(conflicts, 0) AS conflicts, concat_ws(' ', s.name, g.name, r.name) AS name
      FROM ledger LEFT JOIN conflict USING ({KEY})
      LEFT JOIN claims_entity g ON g.id = giver
      LEFT JOIN claims_entity r ON r.id = receiver
      LEFT JOIN claims_entity s ON s.id = subject
)
SELECT {KEY}, figures, conflicts, first, last, seen, latest & ((1::bigint << 40) - 1), count(*) OVER () AS found
  FROM named
"""  # noqa: S608 (nothing that a reader typed is written into it)


@dataclass(frozen=True, slots=True)
class Line:
    """A ledger in the list. Counted is what says itself that it belongs to it."""

    series: Series
    figures: int
    conflicts: int
    first: str
    last: str
    seen: dt.date | None
    latest: Figure


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that all have to stand in the names or the measure, each in one of its spellings, and what comes first."""

    words: tuple[list[str], ...] = ()
    conflicting: bool = False
    order: str = "figures"


def ledgers(asked: Asked, *, offset: int, limit: int) -> tuple[list[Line], int]:
    """A page of the list and how many there are, in three queries."""
    where = ["concat_ws(' ', name, measure) ILIKE ANY(%s)" for _ in asked.words]
    if asked.conflicting:
        where.append("conflicts > 0")
    sql = f"{LEDGERS} WHERE {' AND '.join(where) or 'true'} ORDER BY {ORDERS[asked.order]}, {KEY} LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*([_holding(each) for each in word] for word in asked.words), limit, offset])
        rows = cursor.fetchall()
    parties = Entity.objects.in_bulk({key for row in rows for key in row[:3]})
    latest = Figure.objects.select_related("claim").in_bulk([row[9] for row in rows])
    return [_line(row, parties, latest) for row in rows], rows[0][10] if rows else 0


def _holding(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _line(row: tuple, parties: dict[int, Entity], latest: dict[int, Figure]) -> Line:
    giver, receiver, subject, measure, figures, conflicts, first, last, seen, figure, _found = row
    series = Series(parties.get(giver), parties.get(receiver), parties.get(subject), measure)
    return Line(series, figures, conflicts, (first or "")[:4], (last or "")[:4], seen, latest[figure])
