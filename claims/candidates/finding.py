import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from claims.candidates.statements import (
    ASKED,
    ASKED_OF_TEXTS,
    BY_KEYS,
    BY_MEANING,
    BY_WORDS,
    GIVEN_VECTOR,
    LIVE,
    NOTHING,
    PUBLISHED,
    SETTINGS,
    STORED_VECTOR,
    UNITED,
)
from claims.models import EmbeddingModel, TermCount
from factbase.workflow import ClaimState

STATES = [ClaimState.SUGGESTED.value, ClaimState.ACCEPTED.value]
EFFORT = 200  # nodes of the graph of vectors that a search keeps in view
MOST_STEMS = 6
# Claims that all stems of a search may hit, and all keys: each costs time, and the rarest terms tell the most.
MOST_HITS = 600

NO_CLAIM = 0  # in place of the key of a claim

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is no claim of ours, as candidates for it are sought. `vector` is of `model`, empty if there is none."""

    text: str
    language: str
    stemmer: str
    keys: tuple[str, ...]
    vector: tuple[float, ...] = ()


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


def candidates_of(
    sentences: Sequence[Sentence], model: EmbeddingModel | None, *, published: bool, limit: int
) -> list[list[int]]:
    """The keys of claims worth comparing with each sentence, best first; with `published`, of those that stand in a
    published entry."""
    with searching() as cursor:
        found = []
        for search in _searches_of(cursor, sentences, model):
            cursor.execute(*search.statement(limit, PUBLISHED if published else LIVE))
            found.append([claim for (claim,) in cursor])
    return found


def _searches_of(
    cursor: CursorWrapper, sentences: Sequence[Sentence], model: EmbeddingModel | None
) -> Iterator["Search"]:
    texts = [
        {"place": place, "language": each.language, "stemmer": each.stemmer, "text": each.text, "keys": each.keys}
        for place, each in enumerate(sentences)
    ]
    cursor.execute(ASKED_OF_TEXTS, {"space": TermCount.KEYS, "texts": json.dumps(texts)})
    counts = {place: counted for place, *counted in cursor.fetchall()}
    for place, each in enumerate(sentences):
        key, dimensions = (model.pk, model.dimensions) if model and each.vector else (None, None)
        stems, keys = counts[place]
        yield Search(NO_CLAIM, each.language, key, dimensions, stems, keys, json.dumps(each.vector))


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
    """What is known of a claim before the search. The counts say how many claims share a stem or a key, 0 for few.

    `vector` is for what is no claim with a stored one.
    """

    claim: int
    language: str
    model: int | None
    dimensions: int | None
    stems: Counts
    keys: Counts
    vector: str = ""

    def statement(self, limit: int, among: Mapping[str, str] = LIVE) -> tuple[str, dict[str, Any]]:
        """The best claims of all ways to find some, in one statement, with its parameters."""
        parameters: dict[str, Any] = {"claim": self.claim, "states": STATES, "limit": limit}
        ways = []
        if self.model:
            space = {"model": self.model, "dimensions": self.dimensions}
            vector = (GIVEN_VECTOR if self.vector else STORED_VECTOR).format(**space)
            parameters["vector"] = self.vector
            ways.append(BY_MEANING.format(**space, vector=vector, **among))
        if stems := rarest(self.stems)[:MOST_STEMS]:
            ways.append(BY_WORDS.format(**among))
            parameters |= {"stems": " | ".join(map(_quoted, stems)), "language": self.language}
        if keys := rarest(self.keys):
            ways.append(BY_KEYS.format(**among))
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
