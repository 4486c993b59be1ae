"""Halves, fractions of a whole, and mixed numbers."""

from decimal import Decimal
from fractions import Fraction

from claims.extraction.figures.numbers.cardinals import number_word, read_cardinal
from claims.extraction.figures.numbers.denominators import split_fraction
from claims.extraction.figures.numbers.multipliers import multiply
from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import NUMBER, Token, glued, key_at

HALF = Decimal("0.5")
QUARTERS, LARGEST_TOP, LARGEST_MIXED = 4, 10, 100
FRENCH_PLAIN = 17
POINTS = ("point", "percentage")
QUARTER_WORDS = ("quarter", "quart", "third", "tiers")


def decimal_of(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def add_digit_fraction(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take "1¼", "1/3" and "7 3/4" together."""
    sign = language.shared.vulgar.get(key_at(tokens, numeral.last))
    if sign is not None:
        numeral.value, numeral.last = numeral.value + decimal_of(sign), numeral.last + 1
    elif denominator := _over(tokens, numeral.last):
        if numeral.value < denominator <= LARGEST_TOP:
            numeral.value, numeral.last, numeral.part = numeral.value / denominator, numeral.last + 2, True
    elif denominator := _over(tokens, numeral.last + 1):
        top = key_at(tokens, numeral.last)
        if top.isdecimal() and Decimal(top) < denominator <= LARGEST_MIXED:
            numeral.value, numeral.last = numeral.value + Decimal(top) / denominator, numeral.last + 3


def _over(tokens: list[Token], slash: int) -> Decimal | None:
    """The denominator behind a slash that stands without spaces and without a second slash."""
    if key_at(tokens, slash) not in ("/", "⁄") or not (glued(tokens, slash) and glued(tokens, slash + 1)):
        return None
    following = tokens[slash + 1]
    if key_at(tokens, slash + 2) == "/" and glued(tokens, slash + 2):
        return None
    return Decimal(following.key) if following.kind == NUMBER and following.key.isdecimal() else None


def add_half(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take "and a half", "et demi" behind a number or its multiplier."""
    index = numeral.last + (key_at(tokens, numeral.last) == "-")
    if not language.has("and", key_at(tokens, index)):
        return
    index += 1 + (key_at(tokens, index + 1) == "-")
    if _is_one(tokens, index, language):
        index += 1 + (key_at(tokens, index + 1) == "-")
    key = key_at(tokens, index)
    is_half = language.has("halves", key)
    if is_half or (key in QUARTER_WORDS and numeral.scale == 1):
        numeral.value += numeral.scale / (2 if is_half else language.numbers.denominators[key])
        numeral.last, numeral.one = index + 1, False
        if numeral.scale == 1:
            multiply(tokens, numeral, language)


def add_mixed(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take the fraction of "three and two thirds", "six millions et deux tiers"; of a multiplier it is a part."""
    index = numeral.last + 1
    if not language.has("and", key_at(tokens, numeral.last)) or not _may_be_mixed(tokens, index, language):
        return
    top = read_cardinal(tokens, index, language)
    last, value = (top.last, top.value) if top else (index + 1, 1)
    last += key_at(tokens, last) == "-"
    denominator = language.numbers.ordinals.get(key_at(tokens, last))
    if denominator and value < denominator and not language.has("of", key_at(tokens, last + 1)):
        own_scale = language.numbers.scales.get(key_at(tokens, last + 1)) if numeral.scale > 1 else None
        numeral.value += Decimal(own_scale or numeral.scale) * value / denominator
        numeral.last, numeral.one = last + 1 + bool(own_scale), False
        multiply(tokens, numeral, language)


def _may_be_mixed(tokens: list[Token], index: int, language: Tables) -> bool:
    key = key_at(tokens, index)
    return language.has("articles", key) or number_word(key, language.language) is not None


def add_denominator(tokens: list[Token], numeral: Numeral, language: Tables) -> Numeral | None:
    """The fraction that a number word begins: "two thirds"; None if no denominator follows.

    The singular behind more than one is an ordinal, "twenty-fifth"; quarters and halves above one are those of years.
    """
    split = split_fraction(tokens, numeral, language)
    if split is not None and split[1] < 1:
        return read_part(tokens, numeral.first, *split, language)
    if split is not None:
        numeral.last, numeral.value, numeral.scale = split[0], decimal_of(split[1]), Decimal(1)
        return numeral
    index = numeral.last + (key_at(tokens, numeral.last) == "-")
    key = key_at(tokens, index)
    denominator = language.numbers.denominators.get(key)
    if denominator is None or not (numeral.value == 1 or _is_plural(key, numeral, language)):
        return None
    fraction = Fraction(int(numeral.value), denominator)
    if fraction < 1:
        return read_part(tokens, numeral.first, index + 1, fraction, language)
    if denominator > QUARTERS:
        numeral.value, numeral.last = numeral.value / denominator, index + 1
    return numeral


def _is_plural(key: str, numeral: Numeral, language: Tables) -> bool:
    return (
        language.language == "de" or key.endswith("s") or (language.language == "fr" and numeral.value < FRENCH_PLAIN)
    )


def read_half(tokens: list[Token], first: int, half: int, language: Tables) -> Numeral | None:
    """ "half a million", "eine halbe Milliarde", "demi-million"; else half of a unit, or of a whole."""
    hyphen = key_at(tokens, half + 1) == "-"
    index = half + 1 + (hyphen or language.has("articles", key_at(tokens, half + 1)))
    numeral = Numeral(first, index, HALF, words=True)
    multiply(tokens, numeral, language)
    if numeral.last > index:
        numeral.about = key_at(tokens, numeral.last - 1) in language.numbers.about
        return numeral
    if language.language != "en":
        numeral.half = True
        return numeral
    if hyphen and key_at(tokens, index) in POINTS:
        numeral.half, numeral.last = True, half + 1
        return numeral
    numeral.part, numeral.half, numeral.last = True, index > half + 1, half + 1
    return None if hyphen else numeral


def read_part(tokens: list[Token], first: int, last: int, fraction: Fraction, language: Tables) -> Numeral:
    """A fraction of a whole, of a multiplier or of a measure: "a quarter of a million", "un quart de point"."""
    index = last
    while index < last + 3 and (language.has("of", key_at(tokens, index)) or _is_one(tokens, index, language)):
        index += 1
    numeral = Numeral(first, index, decimal_of(fraction), words=True)
    multiply(tokens, numeral, language)
    if numeral.last == index and not _is_measure(tokens, last, index, language):
        numeral.last, numeral.part = last, True
    return numeral


def _is_measure(tokens: list[Token], last: int, index: int, language: Tables) -> bool:
    """Whether one measure, "of a point", stands behind the fraction rather than many, "des heures"."""
    if index == last and key_at(tokens, last + (key_at(tokens, last) == "-")) in POINTS:
        return True  # "a quarter point", "a quarter-point cut"
    if index <= last + (language.language == "en") or key_at(tokens, last) == "des":
        return False
    return language.units.phrases.at(tokens, index) is not None


def _is_one(tokens: list[Token], index: int, language: Tables) -> bool:
    return language.has("articles", key_at(tokens, index)) or language.has("ones", key_at(tokens, index))
