"""What is kept of a text to find its kin by, and who is found by it: two cheap questions to the database."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.models import Article
from claims.extraction import EntityType
from claims.kinship.comparing import TELLING, VERSION
from claims.kinship.sheets import Sheet, read_sheet
from claims.models import Entity, Fingerprint

MOST = 20  # candidates that are looked at
SMALL = 13  # numbers up to a dozen, and years, stand in every third article
YEARS = range(1900, 2100)

# One look into the index for each hash. Asked for all at once (`&&`), the planner takes the whole table for the answer.
WORDING = """
SELECT article_id FROM unnest(%(passages)s::int[]) AS asked (passage)
JOIN claims_fingerprint ON passages @> ARRAY[asked.passage] AND article_id <> %(article)s
GROUP BY article_id
HAVING count(*) >= 0.1 * least(cardinality(passages), %(size)s)
ORDER BY count(*)::float / least(cardinality(passages), %(size)s) DESC, article_id LIMIT %(most)s
"""
FACTS = """
SELECT article_id, numbers FROM unnest(%(keys)s::int[]) AS asked (key)
JOIN claims_fingerprint ON keys @> ARRAY[asked.key] AND article_id <> %(article)s
GROUP BY article_id
HAVING count(*) >= 2
ORDER BY count(*) DESC, article_id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Keys:
    """Numbers and names of an article: `own` in its week; `asked` those that few others have, in the weeks around."""

    own: list[int]
    asked: list[int]


def sheet_of(article: Article) -> Sheet:
    text = article.text
    return read_sheet(text.text if text else "", article.language, title=article.title, byline=article.byline)


def keys_of(article: Article, sheet: Sheet) -> Keys:
    """A week is part of every key, so that a question about these days never meets the archive."""
    week = (article.published_on or article.received_at.date()).toordinal() // 7
    weeks = (week - 1, week, week + 1)
    found = Entity.objects.filter(mentions__claim__article=article).values_list("type", "key").distinct()
    numbers = {f"{number:g}" for number in sheet.all_numbers}
    names = {f"{kind}:{key}" for kind, key in found}
    # A translation keeps nearly all numbers; names are spelled differently, and some stand in every third article.
    telling = {f"{number:g}" for number in sheet.all_numbers if _is_telling(number)}
    if len(telling) < TELLING:
        telling |= {name for name in names if not name.startswith(EntityType.COUNTRY)} or names | numbers
    return Keys(own=_hashed(numbers | names, [week]), asked=_hashed(telling, weeks))


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
    given = {"keys": keys.asked, "article": article.pk, "most": MOST}
    return ((row[0], frozenset(row[1])) for row in _rows(FACTS, given))


def _rows(query: str, given: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return cursor.fetchall()
