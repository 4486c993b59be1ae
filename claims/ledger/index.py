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
# max() over arrays compares the day first: the figure told last, without a sort of each group.
LEDGERS = f"""
WITH member AS MATERIALIZED ({MEMBERS}),
ledger AS (
    SELECT {KEY}, count(*) AS figures, max(a.published_on) AS seen,
           min(coalesce(time, a.published_on::text)) AS first, max(coalesce(time, a.published_on::text)) AS last,
           (max(ARRAY[coalesce(a.published_on - DATE '1970-01-01', -1000000), figure]))[2] AS latest
      FROM member JOIN articles_article a ON a.id = article
     GROUP BY {KEY}
),
conflict AS (
    SELECT {", ".join(f"one.{part}" for part in KEY.split(", "))}, count(DISTINCT link.id) AS conflicts
      FROM claims_claimlink link
      JOIN member one ON one.claim = link.a_id
      JOIN member other ON other.claim = link.b_id AND other.measure = one.measure
       AND other.giver IS NOT DISTINCT FROM one.giver AND other.receiver IS NOT DISTINCT FROM one.receiver
       AND other.subject IS NOT DISTINCT FROM one.subject
     WHERE link.relation = 'conflicts' AND link.state <> 'rejected'
     GROUP BY 1, 2, 3, 4
),
named AS (
    SELECT ledger.*, coalesce(conflicts, 0) AS conflicts,
           concat_ws(' ', s.name, g.name, r.name) AS name
      FROM ledger LEFT JOIN conflict c ON c.measure = ledger.measure AND c.giver IS NOT DISTINCT FROM ledger.giver
       AND c.receiver IS NOT DISTINCT FROM ledger.receiver AND c.subject IS NOT DISTINCT FROM ledger.subject
      LEFT JOIN claims_entity g ON g.id = ledger.giver
      LEFT JOIN claims_entity r ON r.id = ledger.receiver
      LEFT JOIN claims_entity s ON s.id = ledger.subject
)
SELECT {KEY}, figures, conflicts, first, last, seen, latest, count(*) OVER () AS found FROM named
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
