"""The family of an article: found when the article is linked, and again whenever its text changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache

from django.db.models import Q

from articles.models import Article, Family
from claims.embedding import wheel
from claims.independence.fingerprints import (
    Keys,
    alike_in_facts,
    alike_in_wording,
    fingerprint_store,
    keys_of,
    sheet_of,
)
from claims.independence.regrouping import families_locked, families_regroup
from claims.kinship.alignment import Vectors
from claims.kinship.comparing import kin_by_meaning, kin_by_wording, numbers_agree
from claims.kinship.sheets import Sheet
from claims.kinship.types import Kinship as Found
from claims.models import Kinship

MOST_COMPARED = 6  # articles with the same facts whose sentences are held against each other
ENOUGH = 3  # kin in one family, after which no more of it are looked at: they have found each other
# An article that quotes an earlier one whole, as a ticker does, makes it no part of its own origin.
LEAST_OF_LATER = 0.3

Compare = Callable[[Sheet], Found | None]


def family_find(article: Article) -> Family | None:
    """Find the article's kin and put it into their family, or out of one that nothing speaks for any more.

    Safe to run twice, and at the same time as for other articles. Not inside a transaction: of two articles that come
    in at once the later has to see the fingerprint of the earlier.
    """
    sheet = sheet_of(article)
    keys = keys_of(article, sheet)
    fingerprint_store(article, sheet, keys)
    compared = dict(_compared(article, sheet, keys))
    with families_locked():
        before = _kin(article)
        _keep(article, compared)
        families_regroup({article.pk, *before, *_kin(article)})
    article.refresh_from_db(fields=["family", "family_set_by"])
    return article.family


def _compared(article: Article, sheet: Sheet, keys: Keys) -> Iterator[tuple[Article, Found | None]]:
    """Every article that it was compared with, and what they have in common."""

    def by_wording(theirs: Sheet) -> Found | None:
        return kin_by_wording(sheet, theirs) if theirs.language == sheet.language else None

    known = set()
    for other, found in _compared_with(alike_in_wording(article, sheet), by_wording):
        if found:
            known.add(other.pk)
            yield other, found
    alike = [pk for pk, numbers in alike_in_facts(article, keys) if numbers_agree(sheet.all_numbers, numbers)]
    yield from _compared_with([pk for pk in alike if pk not in known][:MOST_COMPARED], _by_meaning(sheet))


def _by_meaning(sheet: Sheet) -> Compare:
    """Vectors cost a hundred times what everything else does: they are made only where somebody is to be compared."""

    @cache
    def vectors() -> Vectors:
        return wheel().embed(sheet.sentences)

    return lambda theirs: kin_by_meaning(sheet, theirs, vectors(), wheel().embed(theirs.sentences))


def _compared_with(keys: list[int], compare: Compare) -> Iterator[tuple[Article, Found | None]]:
    """In the order of the keys, leaving out what belongs to a family of which enough were found to be kin."""
    articles, kin = Article.objects.in_bulk(keys), Counter[int]()
    for other in (articles[key] for key in keys if key in articles):
        if other.family_id is None or kin[other.family_id] < ENOUGH:
            found = compare(sheet_of(other))
            kin[other.family_id or 0] += found is not None
            yield other, found


def _kin(article: Article) -> set[int]:
    pairs = Kinship.objects.filter(Q(a=article) | Q(b=article)).values_list("a_id", "b_id")
    return {key for pair in pairs for key in pair}


def _keep(article: Article, compared: Mapping[Article, Found | None]) -> None:
    """Write what was found in place of what was known of the same pairs, and of an older text."""
    others = [other.pk for other in compared]
    compared_before = Q(a=article, b__in=others) | Q(b=article, a__in=others)
    older = Q(a=article) & ~Q(a_text=article.text_number) | Q(b=article) & ~Q(b_text=article.text_number)
    Kinship.objects.filter(compared_before | older).delete()
    Kinship.objects.bulk_create(_rows(article, compared))


def _rows(article: Article, compared: Mapping[Article, Found | None]) -> Iterable[Kinship]:
    for other, found in compared.items():
        if not found or _only_quotes(article, other, found):
            continue
        values, ends = asdict(found), (article, other)
        if other.pk < article.pk:
            values |= {"share_a": found.share_b, "share_b": found.share_a}
            ends = (other, article)
        a, b = ends
        yield Kinship(a=a, b=b, a_text=a.text_number, b_text=b.text_number, **values | {"credits": list(found.credits)})


def _only_quotes(article: Article, other: Article, found: Found) -> bool:
    """Whether the smaller one is a small part of the other, which came later."""
    inner, outer = (article, other) if found.share_a >= found.share_b else (other, article)
    if min(found.share_a, found.share_b) >= LEAST_OF_LATER:
        return False
    if inner.published_at and outer.published_at:
        return outer.published_at > inner.published_at
    return bool(inner.published_on and outer.published_on and outer.published_on > inner.published_on)
