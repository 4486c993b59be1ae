"""Claims of the database as the matcher takes them."""

import datetime as dt
import json
import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, count, groupby
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from claims.embedding import prepared, wheel
from claims.extraction import Figure, Modifier
from claims.extraction.types import Role
from claims.matching import Report, Statement, content_words
from claims.matching.types import unit
from factbase.workflow import ClaimState

COMPARED = (ClaimState.SUGGESTED, ClaimState.ACCEPTED)
REMEMBERED = 20_000  # words whose vectors are kept: 20 MB
REPORTS = 100  # that are kept, for stories come in waves: 30 MB, a claim being 25 kB with the vectors of its words

Vectors = NDArray[np.float32]

log = logging.getLogger(__name__)

_words: OrderedDict[str, NDArray[np.float16]] = OrderedDict()
_at_words = Lock()  # a web server has several threads

# One statement for all: as objects of Django the claims of forty articles take a hundred times as long as the matcher.
# Vectors are those of the wheel, whatever model finds the candidates: the matcher's weights were fitted to them.
CLAIMS = """
SELECT a.id, a.public_id, a.published_on, c.id, c.quote, split_part(c.language, '-', 1), c.claimant, c.when_value,
  ARRAY(SELECT e.key FROM claims_mention m JOIN claims_entity e ON e.id = m.entity_id WHERE m.claim_id = c.id),
  (SELECT json_agg(json_build_array(
      f.start, f."end", f.surface, f.low::text, f.high::text, f.unit, f.modifier, f.measure, f.measure_words, f.stage,
      f.stage_words, giver.key, f.giver_words, receiver.key, f.receiver_words, f.period, f.period_words, f.as_of,
      f.as_of_words, f.scope, f.scope_words
    ) ORDER BY f.start)::text
    FROM claims_figure f LEFT JOIN claims_entity giver ON giver.id = f.giver_id
    LEFT JOIN claims_entity receiver ON receiver.id = f.receiver_id WHERE f.claim_id = c.id),
  (SELECT halfvec_send(v.vector) FROM claims_claimvector v JOIN claims_embeddingmodel m ON m.id = v.model_id
    WHERE v.claim_id = c.id AND m.name = %s AND m.version = %s)
FROM claims_claim c JOIN articles_article a ON a.id = c.article_id
  LEFT JOIN claims_anchor anchor ON anchor.claim_id = c.id AND anchor.current
WHERE c.article_id = ANY(%s) AND c.state = ANY(%s)
ORDER BY c.article_id, anchor.start, c.id
"""
VECTOR_HEADER = 4  # bytes before the numbers, which are half-precision, the high byte first


class Read(NamedTuple):
    """An article as the matcher takes it, and the keys of its claims in the same order."""

    claims: tuple[int, ...]
    report: Report


class Row(NamedTuple):
    """What a statement is made of; two that are equal make the same one."""

    text: str
    language: str
    claimant: str
    when: str
    names: frozenset[str]
    figures: str
    vector: bytes


def reports(articles: Iterable[int]) -> dict[int, Read]:
    """The articles that have claims to compare, by their keys."""
    found = {}
    for article, group in groupby(_read(articles), key=lambda row: row[:3]):
        claims, rows = zip(*((row[3], _row(*row[4:])) for row in group), strict=True)
        key, *said = article
        found[key] = Read(claims, _report(*said, rows))
    return found


def _read(articles: Iterable[int]) -> list[tuple[int, str, dt.date | None, int, Any]]:
    states = list(map(str, COMPARED))
    with connection.cursor() as cursor:
        cursor.execute(CLAIMS, [wheel().name, wheel().version, list(articles), states])
        return list(cursor.fetchall())


def _row(*values: Any) -> Row:
    text, language, claimant, when, names, figures, vector = values
    return Row(text, language, claimant, when, frozenset(names), figures or "[]", bytes(vector or b""))


@lru_cache(maxsize=REPORTS)
def _report(public_id: str, published: dt.date | None, rows: tuple[Row, ...]) -> Report:
    """The words of all its claims are embedded together: one by one each takes twice as long."""
    words = [list(content_words(row.text, row.language).values()) for row in rows]
    ends = np.cumsum([len(each) for each in words])
    vectors = np.split(word_vectors(list(chain.from_iterable(words))), ends[:-1])
    return Report(public_id, published, tuple(map(_statement, count(), rows, vectors)))


def _statement(place: int, row: Row, of_words: Vectors) -> Statement:
    return Statement(
        text=row.text,
        language=row.language,
        place=place,
        vector=_vector(row),
        word_vectors=of_words,
        figures=tuple(_figures(row)),
        names=row.names,
        claimant=row.claimant,
        when=row.when,
    )


def _vector(row: Row) -> Vectors:
    """Of length one again, which half precision rounded; made here if it is not stored."""
    if not row.vector:
        return np.asarray(wheel().embed([prepared(row.text)])[0])
    vector = np.frombuffer(row.vector, ">f2", offset=VECTOR_HEADER).astype(np.float32)
    return unit(vector)


def _figures(row: Row) -> Iterator[Figure]:
    for values in json.loads(row.figures):
        try:
            yield _figure(*values)
        except (ValueError, ArithmeticError) as error:
            log.warning("a figure of “%s” is left out of the comparison: %s", row.text[:80], error)


def _figure(start: int, end: int, surface: str, low: str | None, high: str | None, *rest: Any) -> Figure:
    unit, modifier, *roles = rest
    return Figure(
        start,
        end,
        surface,
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        unit,
        Modifier(modifier),
        *(Role(value, words) if value else None for value, words in zip(roles[::2], roles[1::2], strict=True)),
    )


def word_vectors(words: Sequence[str]) -> Vectors:
    """(n, d) for n words. News repeats its words: the vectors of the latest are kept."""
    with _at_words:
        unknown = [word for word in dict.fromkeys(words) if word not in _words]
        for word, vector in zip(unknown, wheel().embed(unknown), strict=True):
            _words[word] = vector.astype(np.float16)
        rows = [_words[word] for word in words]
        for word in words:
            _words.move_to_end(word)
        while len(_words) > REMEMBERED:
            _words.popitem(last=False)
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, wheel().dimensions), np.float32)
