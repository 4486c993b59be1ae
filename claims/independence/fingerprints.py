"""What is kept of a text to find its kin by, and who is found by it: two cheap questions to the database."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.models import Article
from claims.extraction import EntityType
from claims.kinship.comparing import VERSION
from claims.kinship.sheets import Sheet, read_sheet
from claims.models import Entity, Fingerprint

MOST = 20  # candidates that are looked at
SMALL = 13  # numbers up to a dozen, and years, stand in every third article
YEARS = range(1900, 2100)

WORDING = """
SELECT article_id FROM (
  SELECT article_id, least(cardinality(passages), %(size)s) AS fewer,
    (SELECT count(*) FROM unnest(passages) AS passage WHERE passage = ANY(%(passages)s::int[])) AS shared
  FROM claims_fingerprint WHERE passages && %(passages)s::int[] AND article_id <> %(article)s
) AS found
WHERE shared >= greatest(1, 0.1 * fewer)
ORDER BY shared::float / fewer DESC, article_id LIMIT %(most)s
"""
MEANING = """
SELECT article_id, numbers, shared FROM (
  SELECT article_id, numbers,
    (SELECT count(*) FROM unnest(keys) AS key WHERE key = ANY(%(keys)s::int[])) AS shared
  FROM claims_fingerprint WHERE keys && %(telling)s::int[] AND article_id <> %(article)s
) AS found
WHERE shared >= 2
ORDER BY shared DESC, article_id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Keys:
    """Numbers and names of an article in its own week; `around` also in the weeks before and after.

    `telling` are those that few other articles have.
    """

    own: list[int]
    around: list[int]
    telling: list[int]


def sheet_of(article: Article) -> Sheet:
    text = article.text
    return read_sheet(text.text if text else "", article.language, title=article.title, byline=article.byline)


def keys_of(article: Article, sheet: Sheet) -> Keys:
    """A week is part of every key, so that a question about these days never meets the archive."""
    week = (article.published_on or article.received_at.date()).toordinal() // 7
    common = {f"{number:g}" for number in sheet.all_numbers}
    telling = {f"{number:g}" for number in sheet.all_numbers if _is_telling(number)}
    for kind, key in Entity.objects.filter(mentions__claim__article=article).values_list("type", "key").distinct():
        (common if kind == EntityType.COUNTRY else telling).add(f"{kind}:{key}")
    weeks = (week - 1, week, week + 1)
    return Keys(
        own=_hashed(common | telling, [week]),
        around=_hashed(common | telling, weeks),
        telling=_hashed(telling or common, weeks),
    )


def _is_telling(number: float) -> bool:
    return number >= SMALL and number not in YEARS


def _hashed(keys: Iterable[str], weeks: Iterable[int]) -> list[int]:
    return sorted({zlib.crc32(f"{week} {key}".encode()) - 2**31 for key in keys for week in weeks})


def fingerprint_store(article: Article, sheet: Sheet, keys: Keys) -> None:
    Fingerprint.objects.update_or_create(
        article=article,
        defaults={
            "text_number": article.text_number,
            "version": VERSION,
            "passages": sheet.passages.tolist(),
            "keys": keys.own,
            "numbers": sorted(sheet.all_numbers),
            "words": len(sheet.words),
            "credits": sorted(name[:100] for name in sheet.credits),
            "secondary": sheet.secondary,
        },
    )


def alike_in_wording(article: Article, sheet: Sheet) -> list[int]:
    """Articles that share passages with it, those that share the most of the shorter one first."""
    passages = sheet.passages.tolist()
    given = {"passages": passages, "size": len(passages), "article": article.pk, "most": MOST}
    return [row[0] for row in _rows(WORDING, given)] if passages else []


def alike_in_facts(article: Article, keys: Keys) -> Iterator[tuple[int, frozenset[float]]]:
    """Articles of these weeks that share numbers and names with it, and all numbers of each; the most alike first."""
    given = {"keys": keys.around, "telling": keys.telling, "article": article.pk, "most": MOST}
    return ((row[0], frozenset(row[1])) for row in _rows(MEANING, given))


def _rows(query: str, given: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return cursor.fetchall()
