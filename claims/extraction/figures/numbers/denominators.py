"""Fractions whose denominator is an ordinal of several words: "one twenty-fifth", "cent trente cinquièmes"."""

from fractions import Fraction

from claims.extraction.figures.numbers.cardinals import FIRSTS, number_word, ordinal_value, read_cardinal
from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import Token, key_at

LONGEST_RUN = 8
HUNDRED, OF_YEARS = 100, (2, 4)


def split_fraction(tokens: list[Token], numeral: Numeral, language: Tables) -> tuple[int, Fraction] | None:
    """The index behind the fraction that a number begins, and its value; of two readings the longer denominator counts.

    A singular denominator looks like an ordinal, "cent vingt-cinquième": it must not be one with the words before it.
    """
    last = _last_word(tokens, numeral, language)
    if last is None:
        return None
    for start in range(numeral.first + 1, last + 1):
        bottom = _bottom(tokens, start, last, language)
        top = _top(tokens, numeral.first, start, bottom, language) if bottom else None
        if bottom and top and _is_fraction(tokens, (numeral.first, last), top, bottom, language):
            return last + 1, Fraction(top, bottom)
    return None


def _last_word(tokens: list[Token], numeral: Numeral, language: Tables) -> int | None:
    """The ordinal that ends a run of number words; a single one that the tables list as a denominator is read there."""
    first = numeral.last
    for index in range(first, min(first + LONGEST_RUN, len(tokens))):
        key = key_at(tokens, index)
        if key in language.numbers.ordinals or (key in FIRSTS and index > first):
            beside = index == first + (key_at(tokens, first) == "-")
            return None if beside and key in language.numbers.denominators and index == numeral.first + 1 else index
        is_number = key in language.numbers.scales or number_word(key, language.language) is not None
        if not is_number and key != "-" and not language.has("and", key):
            return None
    return None


def _bottom(tokens: list[Token], start: int, last: int, language: Tables) -> int | None:
    before = key_at(tokens, start - 1)
    if language.has("and", before) or key_at(tokens, start) == "-" or (before == "-" and start < last):
        return None
    return ordinal_value(tokens, start, last, language)


def _top(tokens: list[Token], first: int, start: int, bottom: int, language: Tables) -> int | None:
    """The number before the denominator; None if what stands behind "and" is a fraction by itself, "two and 3/5"."""
    end = start - (key_at(tokens, start - 1) == "-")
    words = tokens[:end]
    joints = [index for index in range(first, end) if language.has("and", tokens[index].key)]
    rest = read_cardinal(words, joints[-1] + 1, language) if joints else None
    if rest is not None and rest.last == end and rest.value < bottom:
        return None
    is_article = language.has("articles", tokens[first].key)
    if is_article and end == first + 1:
        return 1
    whole = read_cardinal(words, first + is_article, language, bare=is_article)
    if whole is not None and whole.last == end:
        return None if is_article and whole.value < HUNDRED else whole.value  # "a two-thirds majority"
    joined = whole is not None and rest is not None and whole.last == joints[-1] and rest.last == end
    if whole and rest and joined and rest.value < HUNDRED <= whole.value:
        return whole.value + rest.value
    return None


def _is_fraction(tokens: list[Token], span: tuple[int, int], top: int, bottom: int, language: Tables) -> bool:
    first, last = span
    if bottom in OF_YEARS and top >= bottom:
        return False  # "twenty-two quarters" are those of years
    if top > 1 and (language.language == "de" or tokens[last].key.endswith("s")):
        return True
    ends = last + 1 >= len(tokens) or language.has("of", key_at(tokens, last + 1))
    if not ends or language.language == "de":
        return False
    return top == 1 or (language.language == "fr" and ordinal_value(tokens, first, last, language) is None)
