"""The number of a figure: digits or words, with multipliers, halves, dozens and fractions."""

from decimal import Decimal
from fractions import Fraction

from claims.extraction.figures.numbers.cardinals import Cardinal, number_word, read_cardinal, split_compound
from claims.extraction.figures.numbers.digits import parse_digits
from claims.extraction.figures.numbers.fractions import (
    HALF,
    add_denominator,
    add_digit_fraction,
    add_half,
    add_mixed,
    decimal_of,
    read_half,
    read_part,
)
from claims.extraction.figures.numbers.multipliers import multiply
from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import MARK, NUMBER, WORD, Token, key_at

TENS, HUNDRED, THOUSAND = 10, 100, Decimal(1000)
FIRST_YEAR, LAST_YEAR = 1500, 2199
PARTICIPLES = listed("participles")
SIZED = ("bonne", "petite", "grosse")


def read_numeral(tokens: list[Token], first: int, language: Tables, *, money: bool) -> Numeral | None:
    """The numeral that begins at `first`. Behind a currency sign (`money`) short multipliers count: "£10 m"."""
    token = tokens[first]
    if token.kind == NUMBER:
        return _digits(tokens, first, language, money=money)
    if token.kind == MARK:
        return _vulgar(tokens, first, language)
    return _words(tokens, first, language) if token.kind == WORD else None


def _digits(tokens: list[Token], first: int, language: Tables, *, money: bool) -> Numeral | None:
    value = parse_digits(tokens[first].raw, language.decimal)
    if value is None:
        return None
    numeral = Numeral(first, first + 1, value)
    add_digit_fraction(tokens, numeral, language)
    multiply(tokens, numeral, language, money=money)
    _add_lower(tokens, numeral, language)
    add_half(tokens, numeral, language)
    add_mixed(tokens, numeral, language)
    return numeral


def _add_lower(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take the rest of "3 millions 200 000", "2 billion 300 million"."""
    index = numeral.last
    if numeral.scale < THOUSAND or index >= len(tokens) or tokens[index].kind != NUMBER:
        return
    rest = _digits(tokens, index, language, money=False)
    if rest is not None and HUNDRED <= rest.value < numeral.scale and (rest.scale > 1 or not _is_year(rest)):
        numeral.value, numeral.last = numeral.value + rest.value, rest.last


def _is_year(numeral: Numeral) -> bool:
    return FIRST_YEAR <= numeral.value <= LAST_YEAR


def _vulgar(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    fraction = language.shared.vulgar.get(tokens[first].key)
    if fraction is None:
        return None
    numeral = Numeral(first, first + 1, decimal_of(fraction))
    multiply(tokens, numeral, language)
    numeral.part = numeral.scale == 1
    return numeral


def _words(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    special = _single_word(tokens, first, language)
    if special is not None:
        return special
    if language.has("articles", tokens[first].key):
        return _article(tokens, first, language)
    about = language.numbers.about.get(tokens[first].key)
    if about is not None and _is_definite(tokens, first):
        return Numeral(first, first + 1, Decimal(about), words=True, about=True)
    found = read_cardinal(tokens, first, language)
    return None if found is None else _spelled(tokens, first, found, language)


def _spelled(tokens: list[Token], first: int, found: Cardinal, language: Tables) -> Numeral | None:
    numeral = Numeral(first, found.last, Decimal(found.value), Decimal(found.scale), words=True)
    numeral.one = found.last == first + 1 and found.value == 1
    return _finish_words(tokens, numeral, language)


def _single_word(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    """Words that are a number in themselves: halves, "anderthalb", "twice", "dreitägig", "moitié"."""
    key, numbers = tokens[first].key, language.numbers
    if language.has("halves", key):
        return read_half(tokens, first, first, language)
    if key in numbers.ready:
        numeral = Numeral(first, first + 1, numbers.ready[key], words=True, unit=numbers.ready_units.get(key))
        multiply(tokens, numeral, language)
        if numeral.value >= THOUSAND:
            numeral.scale = max(numeral.scale, THOUSAND)
        return numeral
    if key in numbers.ready_parts:
        return read_part(tokens, first, first + 1, numbers.ready_parts[key], language)
    if key in numbers.denominators:
        return read_part(tokens, first, first + 1, Fraction(1, numbers.denominators[key]), language)
    if key in numbers.multiples:
        return Numeral(first, first + 1, Decimal(numbers.multiples[key]), words=True, unit="time")
    return _compound(tokens, first, language)


def _is_definite(tokens: list[Token], first: int) -> bool:
    """ "La trentaine de pays invités", "18 sur la trentaine annoncée"; but "dans la trentaine" is an age."""
    following = key_at(tokens, first + 1)
    return key_at(tokens, first - 1) == "la" and (following == "de" or following in PARTICIPLES)


def _compound(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    """A German word made of a number and something else: "zweieinhalb", "dreitägige", "Vierfache"."""
    value, rest = _compound_value(tokens[first].key, language)
    if value is None:
        return None
    numeral = Numeral(first, first + 1, value, words=True, unit=suffix_unit(rest, language))
    if (numeral.unit is None and rest) or (value == 1 and numeral.unit == "time"):
        return None
    multiply(tokens, numeral, language)
    return numeral


def _compound_value(key: str, language: Tables) -> tuple[Decimal | None, str]:
    whole, half, rest = key.partition("einhalb")
    if not half:
        whole, half, rest = key.partition("undhalb")
    if half:
        spelled = number_word(whole, language.language) if whole else 1
        return (None if spelled is None else spelled + HALF), rest
    spelled, rest = split_compound(key, language.language)
    return (None if spelled is None or not rest else Decimal(spelled)), rest


def suffix_unit(ending: str, language: Tables) -> str | None:
    """What a German adjective behind a number measures: "tägige" is days."""
    match = language.units.suffix.fullmatch(ending) if language.units.suffix else None
    return (language.numbers.suffixes[match[1]] or None) if match else None


def _article(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    """ "a million", "a dozen", "a quarter", "a half": an article counts only there."""
    if language.has("halves", key_at(tokens, first + 1)):
        return read_half(tokens, first, first + 1, language)
    found = read_cardinal(tokens, first + 1, language, bare=True)
    if found is not None and found.value >= HUNDRED:
        return _spelled(tokens, first, found, language)
    numeral = _finish_words(tokens, Numeral(first, first + 1, Decimal(1), words=True, one=True), language)
    return numeral if numeral is not None and numeral.last > first + 1 else None


def _finish_words(tokens: list[Token], numeral: Numeral, language: Tables) -> Numeral | None:
    """Take what may follow a number word: decimals, multipliers, dozens, a denominator, "and a half"."""
    if numeral.one and (special := _behind_one(tokens, numeral, language)) is not None:
        return special
    _add_decimals(tokens, numeral, language)
    _halve(tokens, numeral, language)
    fraction = add_denominator(tokens, numeral, language)
    if fraction is not None:
        return fraction
    if (
        numeral.one
        and key_at(tokens, numeral.last) in SIZED
        and key_at(tokens, numeral.last + 1) in language.numbers.about
    ):
        numeral.last += 1  # "une bonne centaine"
    numeral.about = key_at(tokens, numeral.last) in language.numbers.about
    multiply(tokens, numeral, language)
    numeral.one = numeral.one and numeral.scale == 1 and not numeral.about
    add_half(tokens, numeral, language)
    add_mixed(tokens, numeral, language)
    return numeral


def _behind_one(tokens: list[Token], numeral: Numeral, language: Tables) -> Numeral | None:
    """ "eine halbe", "un demi-", "eine Viertelmillion"."""
    key = key_at(tokens, numeral.last)
    half = numeral.last + (key == "-")
    if language.has("halves", key_at(tokens, half)):
        return read_half(tokens, numeral.first, half, language)
    ready = _single_word(tokens, numeral.last, language) if key in language.numbers.ready else None
    if ready is not None:
        ready.first = numeral.first
    return ready


def _halve(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """ "Drei halbe Schweine" are one and a half."""
    halves = language.language == "de" and language.has("halves", key_at(tokens, numeral.last))
    if halves and 1 < numeral.value < TENS:
        numeral.value, numeral.last = numeral.value * HALF, numeral.last + 1


def _add_decimals(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take "Komma fünf", "point two five", "virgule soixante et onze"."""
    if not language.has("point", key_at(tokens, numeral.last)):
        return
    digits, index = "", numeral.last + 1
    spelled = read_cardinal(tokens, index, language)
    if spelled is not None and spelled.value >= TENS and spelled.scale == 1:
        digits, index = str(spelled.value), spelled.last
    while (value := number_word(key_at(tokens, index), language.language)) is not None and value < HUNDRED:
        digits, index = digits + str(value), index + 1
    if digits:
        numeral.value, numeral.last, numeral.one = Decimal(f"{numeral.value}.{digits}"), index, False
