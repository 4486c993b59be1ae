"""The unit of a number, in front of it or behind: sign, code, currency, measure or counted noun, in this order."""

from decimal import Decimal

from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.numbers.numerals import suffix_unit
from claims.extraction.figures.units.measures import measure_before, read_measure
from claims.extraction.figures.units.money import CENT, money_before, read_money
from claims.extraction.figures.units.nouns import german_measure, own_name, read_noun
from claims.extraction.figures.units.unit import COUNT, MEASURE, MONEY, Unit
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import WORD, Token, glued, key_at

GLUED = {
    "C": ("°C", MEASURE, Decimal(1)),
    "F": ("°F", MEASURE, Decimal(1)),
    "p": ("GBP", MONEY, CENT),
    "in": ("inch", MEASURE, Decimal(1)),
}
HUNDRED, MILLION = 100, 1_000_000


def read_prefix(tokens: list[Token], numeral: int, language: Tables) -> tuple[int, Unit] | None:
    """The unit in front of the number at `numeral`, and the index where it begins."""
    if numeral < 1:
        return None
    return money_before(tokens, numeral, language) or measure_before(tokens, numeral, language)


def read_unit(tokens: list[Token], numeral: Numeral, language: Tables) -> Unit | None:
    """The unit behind a number: sign, code, currency, measure or counted noun, in this order."""
    index = numeral.last
    if numeral.half and language.has("articles", key_at(tokens, index)):
        index += 1
    if numeral.value < 1 and key_at(tokens, index) == "of" and language.has("articles", key_at(tokens, index + 1)):
        return read_measure(tokens, index + 2, language, hyphen=False) if index + 2 < len(tokens) else None
    hyphen = key_at(tokens, index) == "-" and glued(tokens, index) and glued(tokens, index + 1)
    index += hyphen
    if language.language == "fr" and key_at(tokens, index) == "de" and (numeral.scale > 1 or numeral.about):
        index += 1
    if index >= len(tokens):
        return None
    found = read_money(tokens, index, language) or read_measure(tokens, index, language, hyphen=hyphen)
    if found is not None and found.name == "KRW" and numeral.value < HUNDRED and language.language == "en":
        return None  # "four won"
    if found or numeral.part or (language.language == "fr" and numeral.scale >= MILLION and index == numeral.last):
        return found
    return _counted(tokens, index, numeral, language, hyphen=hyphen)


def _counted(tokens: list[Token], index: int, numeral: Numeral, language: Tables, *, hyphen: bool) -> Unit | None:
    """A counted noun, or a measure or currency behind adjectives ("fünf volle Jahre")."""
    if hyphen and (name := suffix_unit(tokens[index].key, language)):
        return Unit(index + 1, name, MEASURE)
    if hyphen and language.language == "en":
        return _hyphened(tokens, index, language)
    noun = read_noun(tokens, index, language, many=numeral.value > 1)
    if (
        noun is None
        or (noun.unit == "money" and numeral.value >= MILLION)
        or (hyphen and numeral.scale >= MILLION and not noun.known)
    ):
        return None
    head = noun.head
    measure = language.units.phrases.at(tokens, head)
    if measure is not None and head > index:
        return Unit(measure[0], measure[1], MEASURE)
    if language.language == "de" and not noun.known and (timed := german_measure(tokens[head].key, language)):
        return Unit(noun.last, timed, MEASURE)
    name = own_name(tokens[head], language) if noun.unit == "money" else noun.unit
    return Unit(noun.last, name, COUNT, known=noun.known)


def _hyphened(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    """ "650-seat"."""
    key = tokens[index].key
    if tokens[index].kind != WORD or language.has("stops", key):
        return None
    known = language.units.nouns.get(key)
    return Unit(index + 1, known or key, COUNT, known=known is not None)


def glued_suffix(tokens: list[Token], numeral: Numeral, language: Tables) -> Unit | None:
    """A letter or German adjective right behind digits: "40.3C", "20p", "30tägig"."""
    index = numeral.last
    if not glued(tokens, index) or tokens[index].kind != WORD:
        return None
    if language.language == "en" and tokens[index].raw in GLUED:
        name, kind, factor = GLUED[tokens[index].raw]
        return Unit(index + 1, name, kind, factor)
    name = suffix_unit(tokens[index].key, language) or ""
    return Unit(index + 1, name, MEASURE) if name else None
