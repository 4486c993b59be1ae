"""Whether two articles go back to one origin, and what shows it."""

from collections.abc import Iterable

import numpy as np

from claims.kinship.alignment import Match, Vectors, align
from claims.kinship.sheets import Sheet
from claims.kinship.types import Kind, Kinship
from claims.kinship.wording import Mask, covered

VERSION = "1"

FEWEST_WORDS = 25  # below that anything may be a coincidence
FEWEST_SENTENCES = 3
TELLING = 3  # numbers, from which on they have to agree

# The part of one article's wording that has to stand in the other. Independent reports of one event share a tenth at
# most, unless they quote one statement: so words outside of quotation marks have to be shared, too.
WORDING = 0.35
WORDING_WITH_CREDIT = 0.2
OUTSIDE_QUOTES = 0.8  # of what is asked of the whole
BOTH_WAYS = 0.5  # from here on it is a copy, else an excerpt

# The part of one article that the other says in the same order, times how alike the sentences are. Translations were
# seen at 0.52 to 0.82, independent reports of one event at 0.40 at most. Rewording within a language has to show more.
MEANING = 0.47
MEANING_WITH_CREDIT = 0.43
REWORDING = 0.57
LEAST_ALIKE = 0.57

# A daily report has yesterday's words with today's numbers, and so do two reports of one event in the other's language.
AGREEING_IN_WORDING = 0.5
AGREEING_IN_MEANING = 0.65


def kin_by_wording(a: Sheet, b: Sheet) -> Kinship | None:
    """Copies, edited copies and excerpts in one language."""
    masks = covered(a.shingles, b.shingles, len(a.words)), covered(b.shingles, a.shingles, len(b.words))
    shares = _share(masks[0]), _share(masks[1])
    share = max(shares)
    inner, mask, outer = (a, masks[0], b) if shares[0] >= shares[1] else (b, masks[1], a)
    credits = tuple(sorted(a.credits & b.credits))
    least = WORDING_WITH_CREDIT if credits else WORDING
    if share < least or len(inner.words) < FEWEST_WORDS or not _is_copied_outside_quotes(inner, mask, least):
        return None
    numbers = _numbers_in(inner, _copied_sentences(inner, mask))
    shared = len(numbers & outer.all_numbers)
    if len(numbers) >= TELLING and shared < AGREEING_IN_WORDING * len(numbers):
        return None
    kind = Kind.COPY if min(shares) >= BOTH_WAYS else Kind.EXCERPT
    return Kinship(kind, share, *shares, numbers_shared=shared, numbers=len(numbers), credits=credits)


def _share(mask: Mask) -> float:
    return float(mask.mean()) if len(mask) else 0.0


def _is_copied_outside_quotes(sheet: Sheet, mask: Mask, least: float) -> bool:
    own = mask[~sheet.quoted]
    return len(own) < FEWEST_WORDS or _share(own) >= OUTSIDE_QUOTES * least


def _copied_sentences(sheet: Sheet, mask: Mask) -> Iterable[int]:
    """Those of which a third at least stands in the other article."""
    ends = np.cumsum(sheet.lengths)
    for number, (length, end) in enumerate(zip(sheet.lengths, ends, strict=True)):
        if length and mask[end - length : end].mean() >= 1 / 3:
            yield number


def _numbers_in(sheet: Sheet, sentences: Iterable[int]) -> frozenset[float]:
    return frozenset().union(*(sheet.numbers[number] for number in sentences))


def numbers_agree(numbers: frozenset[float], others: frozenset[float]) -> bool:
    """Whether it is worth the cost of sentence vectors: a translation keeps the numbers of what it translates."""
    fewer = min(len(numbers), len(others))
    return fewer < TELLING or len(numbers & others) >= AGREEING_IN_MEANING * fewer


def kin_by_meaning(a: Sheet, b: Sheet, vectors_a: Vectors, vectors_b: Vectors) -> Kinship | None:
    """Translations, and rewordings in one language. Vectors are unit vectors, one a sentence."""
    if min(len(a.words), len(b.words)) < FEWEST_WORDS:
        return None
    matches = align(vectors_a, vectors_b, a.numbers, b.numbers)
    shares = _told(a, (match.a for match in matches)), _told(b, (match.b for match in matches))
    if len(matches) < FEWEST_SENTENCES:
        return None
    alike = sum(match.similarity for match in matches) / len(matches)
    strength = max(shares) * alike
    shared, numbers = _agreement(a, b, matches)
    credits = tuple(sorted(a.credits & b.credits))
    if strength < _least(a, b, credits) or alike < LEAST_ALIKE:
        return None
    if numbers >= TELLING and shared < AGREEING_IN_MEANING * numbers:
        return None
    inner, side = (a, "a") if shares[0] >= shares[1] else (b, "b")
    return Kinship(
        Kind.TRANSLATION if a.language != b.language else Kind.REWORDING,
        strength,
        *shares,
        matched=sum(len(getattr(match, side)) for match in matches),
        sentences=len(inner.sentences),
        numbers_shared=shared,
        numbers=numbers,
        credits=credits,
    )


def _least(a: Sheet, b: Sheet, credits: tuple[str, ...]) -> float:
    if a.language == b.language:
        return REWORDING
    return MEANING_WITH_CREDIT if credits else MEANING


def _told(sheet: Sheet, runs: Iterable[range]) -> float:
    words = sum(sheet.lengths[number] for run in runs for number in run)
    return words / max(1, len(sheet.words))


def _agreement(a: Sheet, b: Sheet, matches: list[Match]) -> tuple[int, int]:
    """Numbers that matched sentences share, of those that they could share."""
    shared = possible = 0
    for match in matches:
        here, there = _numbers_in(a, match.a), _numbers_in(b, match.b)
        shared += len(here & there)
        possible += min(len(here), len(there))
    return shared, possible
