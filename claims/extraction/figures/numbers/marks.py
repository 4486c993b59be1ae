"""Which mark parts decimals in a text: a translated one may keep that of the language it was written in."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from claims.extraction.figures.words.tables import Tables, tables

OTHER = {",": ".", ".": ","}
NUMBER = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:[.,]\d{3}(?!\d)|([.,])\d{1,2}(?![\w:/-]))(?![.,]\d)(?! ?(?:Uhr|[ap]\.?m\b|h\b))"
)
FOREIGN = 2  # so many times as often as the language's own


def as_written(text: str, language: Tables) -> Tables:
    """The tables of the language with the decimal mark that the text uses."""
    return language if decimal_mark(text, language.decimal) == language.decimal else _with_other_mark(language.language)


@cache
def _with_other_mark(language: str) -> Tables:
    own = tables(language)
    return replace(own, decimal=OTHER[own.decimal])


@lru_cache(maxsize=8)
def decimal_mark(text: str, own: str) -> str:
    """The language's own mark, unless the numbers that can be read in one way only speak for the other one."""
    counts = {",": 0, ".": 0}
    certain = False
    for match in NUMBER.finditer(text):
        mark = match[1]
        if mark:
            counts[mark] += 1
            certain = certain or mark != own
        else:
            counts["." if "," in match.group() else ","] += 1
    other = OTHER[own]
    return other if certain and counts[other] > FOREIGN * counts[own] else own
