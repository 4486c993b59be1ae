"""A quick look whether a sentence can hold a figure at all: most hold none, and need not be read."""

import re
from functools import cache

from claims.extraction.figures.numbers.cardinals import may_begin
from claims.extraction.figures.words.tables import Tables, tables

DIGITS = re.compile(r"[\d\u00ad\u0300-\u036f\u00bc-\u00be\u2150-\u215e]")
CELL = 20
WORDS = re.compile(r"[^\W\d_]+")


def may_hold_figures(sentence: str, language: Tables) -> bool:
    """False only where there is neither a digit nor a number word, articles apart unless a measure stands there too."""
    if len(sentence) < CELL or DIGITS.search(sentence):
        return True
    hints = _hints(language.language)
    words = WORDS.findall(sentence.casefold())
    if not hints.isdisjoint(words):
        return True
    return language.language == "de" and any(may_begin(word, "de") and not language.has("ones", word) for word in words)


@cache
def _hints(code: str) -> frozenset[str]:
    """Number words but for "one" and "a", which count only before one of the others or a measure."""
    known = tables(code)
    numbers, units = known.numbers, known.units
    measures = {word for phrase in units.phrases.by_first for word in WORDS.findall(phrase)}
    return (numbers.starters - known.words["ones"] - known.words["articles"]).union(
        numbers.scales, numbers.denominators, numbers.collectives, numbers.about, units.currencies, units.families,
        units.cents, measures, known.words["minus"],
    )  # fmt: skip
