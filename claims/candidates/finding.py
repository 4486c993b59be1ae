from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from claims.candidates.statements import ASKED, BY_KEYS, BY_MEANING, BY_WORDS, NOTHING, SETTINGS, UNITED
from claims.models import TermCount
from factbase.workflow import ClaimState

STATES = [ClaimState.SUGGESTED.value, ClaimState.ACCEPTED.value]
EFFORT = 200  # nodes of the graph of vectors that a search keeps in view
MOST_STEMS = 6
# Claims that all stems of a search may hit, and all keys: each costs time, and the rarest terms tell the most.
MOST_HITS = 600

Counts = dict[str, int]


def candidates(claim_ids: Sequence[int], limit: int = 60) -> dict[int, list[int]]:
    """The keys of claims worth comparing with each indexed claim, best first; those of the same article are among them.

    Best is what stands highest in any of its lists (meaning, words, keys), in more of them among equals. The ranks are
    not added up: a claim in another language shares no words, and sums would put it behind whatever does.
    """
    with searching() as cursor:
        found = {}
        for search in searches(cursor, claim_ids):
            cursor.execute(*search.statement(limit))
            found[search.claim] = [other for (other,) in cursor]
    return found


@contextmanager
def searching() -> Iterator[CursorWrapper]:
    """A cursor that is set up for the searches of one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SETTINGS.format(effort=EFFORT))
        yield cursor


def searches(cursor: CursorWrapper, claim_ids: Sequence[int]) -> list["Search"]:
    cursor.execute(ASKED, {"space": TermCount.KEYS, "claims": list(claim_ids)})
    return [Search(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Search:
    """What is known of a claim before the search. The counts say how many claims share a stem or a key, 0 for few."""

    claim: int
    language: str
    model: int | None
    dimensions: int | None
    stems: Counts
    keys: Counts

    def statement(self, limit: int) -> tuple[str, dict[str, Any]]:
        """The best claims of all ways to find some, in one statement, with its parameters."""
        parameters: dict[str, Any] = {"claim": self.claim, "states": STATES, "limit": limit}
        ways = []
        if self.model:
            ways.append(BY_MEANING.format(model=self.model, dimensions=self.dimensions))
        if stems := rarest(self.stems)[:MOST_STEMS]:
            ways.append(BY_WORDS)
            parameters |= {"stems": " | ".join(map(_quoted, stems)), "language": self.language}
        if keys := rarest(self.keys):
            ways.append(BY_KEYS)
            parameters["keys"] = keys
        return UNITED.format(" UNION ALL ".join(f"({way})" for way in ways) or NOTHING), parameters


def rarest(counts: Counts, most_hits: int = MOST_HITS) -> list[str]:
    """The terms that hit the fewest claims, as long as they do not hit too many together."""
    chosen, hits = [], 0
    for term in sorted(counts, key=lambda term: (counts[term], -len(term), term)):
        hits += counts[term]
        if hits > most_hits:
            break
        chosen.append(term)
    return chosen


def _quoted(stem: str) -> str:
    escaped = stem.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
