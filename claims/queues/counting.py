"""How many claims: up to a bound, and all numbers of a page in one query."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.formats import number_format

from claims.querysets import ClaimQuerySet

MOST = 1000  # above, nobody wants to know exactly, and counting would cost what the page does


@dataclass(frozen=True, slots=True)
class Count:
    number: int

    @property
    def is_bounded(self) -> bool:
        return self.number > MOST

    def __str__(self) -> str:
        shown = number_format(min(self.number, MOST), use_l10n=True, force_grouping=True)
        return f"{shown}+" if self.is_bounded else shown


def counts(queues: Sequence[ClaimQuerySet]) -> list[Count]:
    """One for each queue, in its order."""
    columns: list[str] = []
    parameters: list[Any] = []
    for queue in queues:
        try:
            statement, values = queue.order_by().values("pk")[: MOST + 1].query.sql_with_params()
        except EmptyResultSet:
            statement, values = "SELECT 1 WHERE FALSE", ()
        columns.append(f"(SELECT count(*) FROM ({statement}) AS queue)")  # noqa: S608 (Django wrote it)
        parameters += values
    if not columns:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)}", parameters)
        return [Count(number) for number in cursor.fetchone()]


def values(queue: ClaimQuerySet, column: str) -> Counter[str]:
    """How many claims have each value of the column; empty where there are more claims than are counted."""
    found = list(queue.order_by().values_list(column, flat=True)[: MOST + 1])
    return Counter(found if len(found) <= MOST else ())
