"""The rules in their order; the first that holds says that a number is no figure."""

from claims.extraction.figures.exclusions.calendar import is_clock, is_date, is_relative, is_year
from claims.extraction.figures.exclusions.candidate import Candidate
from claims.extraction.figures.exclusions.names import is_code, is_glued_name, is_name, is_name_word, is_rank
from claims.extraction.figures.exclusions.words import (
    is_article,
    is_lonely,
    is_no_multiple,
    is_no_part,
    is_ordinal_word,
    is_size,
    is_title_word,
    is_unmeasured,
    is_vague,
)
from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.units.unit import Unit
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import Token

DIGIT_RULES = (is_glued_name, is_date, is_year, is_rank, is_clock, is_name, is_code, is_relative)
WORD_RULES = (
    is_vague,
    is_article,
    is_no_multiple,
    is_unmeasured,
    is_ordinal_word,
    is_name_word,
    is_size,
    is_title_word,
    is_no_part,
    is_lonely,
    is_clock,
    is_relative,
)


def is_no_figure(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    """Whether this number, with the unit found for it, is a date, a name, an article or the like."""
    candidate = Candidate(tokens, numeral, unit, language)
    return any(rule(candidate) for rule in (WORD_RULES if numeral.words else DIGIT_RULES))
