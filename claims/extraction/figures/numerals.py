"""The number of a figure: digits or words, with multipliers, halves, dozens and fractions."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.extraction.figures.cardinals import number_word, read_cardinal, split_compound
from claims.extraction.figures.digits import parse_digits
from claims.extraction.figures.tables import Tables
from claims.extraction.figures.tokens import MARK, NUMBER, WORD, Token, glued, key_at

HALF = Decimal("0.5")
QUARTERS = 4


@dataclass(slots=True)
class Numeral:
    """A number and the tokens it fills. `scale` is what its multipliers make, "85 billion" being 85 times that.

    `part` is a fraction of a whole ("two thirds"), `one` a lone "one" that may be an article, `about` a collective that
    is round by nature ("une trentaine"), `unit` what the word itself measures ("dreitägig").
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    words: bool = False
    part: bool = False
    one: bool = False
    about: bool = False
    half: bool = False
    unit: str | None = None


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
    _add_fraction(tokens, numeral, language)
    _multiply(tokens, numeral, language, money=money)
    _add_half(tokens, numeral, language)
    _add_mixed(tokens, numeral, language)
    return numeral


def _vulgar(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    fraction = language.shared.vulgar.get(tokens[first].key)
    if fraction is None:
        return None
    numeral = Numeral(first, first + 1, decimal_of(fraction), part=True)
    _multiply(tokens, numeral, language, money=False)
    numeral.part = numeral.scale == 1
    return numeral


def _add_fraction(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take "1¼", "1/3" and "7 3/4" together."""
    fraction = language.shared.vulgar.get(key_at(tokens, numeral.last))
    if fraction is not None:
        numeral.value, numeral.last = numeral.value + decimal_of(fraction), numeral.last + 1
    elif denominator := _over(tokens, numeral.last):
        if numeral.value < denominator <= 10:
            numeral.value, numeral.last, numeral.part = numeral.value / denominator, numeral.last + 2, True
    elif (denominator := _over(tokens, numeral.last + 1)) and tokens[numeral.last].kind == NUMBER:
        numerator = Decimal(tokens[numeral.last].key) if tokens[numeral.last].key.isdecimal() else denominator
        if numerator < denominator <= 100:
            numeral.value, numeral.last = numeral.value + numerator / denominator, numeral.last + 3


def _over(tokens: list[Token], slash: int) -> Decimal | None:
    """The denominator behind a slash that stands without spaces."""
    if key_at(tokens, slash) not in ("/", "⁄") or not (glued(tokens, slash) and glued(tokens, slash + 1)):
        return None
    following = tokens[slash + 1]
    ends_here = not (key_at(tokens, slash + 2) == "/" and glued(tokens, slash + 2))
    return Decimal(following.key) if following.kind == NUMBER and following.key.isdecimal() and ends_here else None


def _multiply(tokens: list[Token], numeral: Numeral, language: Tables, *, money: bool) -> None:
    """Take the multipliers that follow: "million", "Mrd.", "bn", "Dutzend"."""
    while (step := _scale_at(tokens, numeral, language, money=money)) is not None:
        last, factor = step
        numeral.value, numeral.scale, numeral.last = numeral.value * factor, numeral.scale * factor, last


def _scale_at(tokens: list[Token], numeral: Numeral, language: Tables, *, money: bool) -> tuple[int, Decimal] | None:
    index, numbers = numeral.last, language.numbers
    if key_at(tokens, index) == "-" and glued(tokens, index + 1) and glued(tokens, index):
        index += 1
    if index >= len(tokens) or tokens[index].kind != WORD:
        return None
    key = tokens[index].key
    factor = numbers.scales.get(key) or numbers.collectives.get(key) or numbers.about.get(key)
    if factor == 100 and language.language == "fr" and not numeral.words:
        return None  # "50 cents" is money
    if factor is None and not numeral.words:
        factor = numbers.short_scales.get(key) if not _is_name(tokens, index) else None
        if factor is None and key in numbers.glued_scales and _means_scale(tokens, index, language, money=money):
            factor = numbers.glued_scales[key]
        if factor is not None and key_at(tokens, index + 1) == "." and glued(tokens, index + 1) and key in numbers.short_scales:
            index += len(key) > 1
    return None if factor is None else (index + 1, Decimal(factor))


def _is_name(tokens: list[Token], index: int) -> bool:
    """ "4K" is a kind of picture."""
    return tokens[index].raw == "K" and glued(tokens, index) and tokens[index - 1].key in ("4", "5", "8")


def _means_scale(tokens: list[Token], index: int, language: Tables, *, money: bool) -> bool:
    """Whether a lone letter behind digits multiplies: "£10 m", "79 M€", "10M", "1.6m households"."""
    if money:
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and (following.raw in language.shared.symbols or following.raw in language.shared.codes):
        return True
    if not glued(tokens, index) or glued(tokens, index + 1) and following is not None and following.raw not in ".,;:)!?”’\"'":
        return False
    if tokens[index].raw in ("M", "B") or (tokens[index].raw == "b" and (following is None or following.kind != WORD)) or tokens[index].key in ("mn", "bn"):
        return True
    return (
        tokens[index].raw == "m"
        and language.language == "en"
        and following is not None
        and following.kind == WORD
        and following.key.endswith(("s", "people"))
        and not language.has("stops", following.key)
    )


def _add_half(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take "and a half", "et demi", "und ein halb" behind a number or its multiplier."""
    if not language.has("and", key_at(tokens, numeral.last)):
        return
    index = numeral.last + 1
    key = key_at(tokens, index)
    if language.has("articles", key) or language.has("ones", key):
        index += 1
    key = key_at(tokens, index)
    if language.has("halves", key) or (key in ("quarter", "quart", "third", "tiers") and numeral.scale == 1):
        parts = 2 if language.has("halves", key) else language.numbers.denominators[key]
        numeral.value += numeral.scale / parts
        numeral.last, numeral.one = index + 1, False
        if numeral.scale == 1:
            _multiply(tokens, numeral, language, money=False)


def _words(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    key = tokens[first].key
    special = _single_word(tokens, first, language)
    if special is not None:
        return special
    if language.has("articles", key):
        return _article(tokens, first, language)
    found = read_cardinal(tokens, first, language)
    if found is None:
        return None
    numeral = Numeral(first, found.last, Decimal(found.value), Decimal(found.scale), words=True)
    numeral.one = found.last == first + 1 and found.value == 1
    return _finish_words(tokens, numeral, language)


def _single_word(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    """Words that are a figure in themselves: halves, "anderthalb", "twice", "dreitägig", "moitié"."""
    key, numbers = tokens[first].key, language.numbers
    if language.has("halves", key):
        return _half(tokens, first, first, language)
    if key in numbers.ready:
        numeral = Numeral(first, first + 1, numbers.ready[key], words=True)
        _multiply(tokens, numeral, language, money=False)
        numeral.scale = max(numeral.scale, Decimal(1000) if numeral.value >= 1000 else Decimal(1))
        return numeral
    if key in numbers.ready_parts:
        return _part(tokens, first, first + 1, numbers.ready_parts[key], language)
    if key in numbers.denominators:
        return _part(tokens, first, first + 1, Fraction(1, numbers.denominators[key]), language)
    if key in numbers.multiples:
        return Numeral(first, first + 1, Decimal(numbers.multiples[key]), words=True, unit="time")
    return _compound(tokens, first, language)


def _compound(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    """A German word made of a number and something else: "zweieinhalb", "dreitägige", "Vierfache"."""
    whole, half, rest = tokens[first].key.partition("einhalb")
    if half:
        spelled = number_word(whole, language.language) if whole else 1
        value = None if spelled is None else spelled + HALF
    else:
        spelled, rest = split_compound(tokens[first].key, language.language)
        value = None if spelled is None or not rest else Decimal(spelled)
    if value is None:
        return None
    numeral = Numeral(first, first + 1, value, words=True, unit=suffix_unit(rest, language))
    if numeral.unit is None and rest or (value == 1 and numeral.unit == "time"):
        return None
    _multiply(tokens, numeral, language, money=False)
    return numeral


def suffix_unit(ending: str, language: Tables) -> str | None:
    """What a German adjective behind a number measures: "tägige" is days."""
    match = language.units.suffix.fullmatch(ending) if language.units.suffix else None
    return (language.numbers.suffixes[match[1]] or None) if match else None


def _article(tokens: list[Token], first: int, language: Tables) -> Numeral | None:
    """ "a million", "a dozen", "a quarter", "a half": an article counts only there."""
    key = key_at(tokens, first + 1)
    if language.has("halves", key):
        return _half(tokens, first, first + 1, language)
    numeral = Numeral(first, first + 1, Decimal(1), words=True, one=True)
    numeral = _finish_words(tokens, numeral, language) or numeral
    return numeral if numeral.last > first + 1 else None


def _finish_words(tokens: list[Token], numeral: Numeral, language: Tables) -> Numeral | None:
    """Take what may follow a number word: decimals, multipliers, dozens, a denominator, "and a half"."""
    key = key_at(tokens, numeral.last)
    if language.has("halves", key) and numeral.one:
        return _half(tokens, numeral.first, numeral.last, language)
    if key == "-" and numeral.one and language.has("halves", key_at(tokens, numeral.last + 1)):
        return _half(tokens, numeral.first, numeral.last + 1, language)
    if numeral.one and key in language.numbers.ready:
        ready = _single_word(tokens, numeral.last, language)
        if ready is not None:
            ready.first = numeral.first
            return ready
    _add_decimals(tokens, numeral, language)
    index = numeral.last + (key == "-")
    denominator = language.numbers.denominators.get(key_at(tokens, index))
    if denominator and (numeral.value == 1 or _is_plural(key_at(tokens, index), numeral, language)):
        fraction = Fraction(int(numeral.value), denominator)
        return _part(tokens, numeral.first, index + 1, fraction, language) if fraction < 1 else _improper(numeral, index + 1, denominator)
    numeral.about = key_at(tokens, numeral.last) in language.numbers.about
    _multiply(tokens, numeral, language, money=False)
    numeral.one = numeral.one and numeral.scale == 1 and not numeral.about
    _add_half(tokens, numeral, language)
    _add_mixed(tokens, numeral, language)
    return numeral


def _add_mixed(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take the fraction of "three and two thirds", "six millions et deux tiers"; of a multiplier it is a part."""
    index = numeral.last + 1
    if not language.has("and", key_at(tokens, numeral.last)) or not _may_be_mixed(tokens, index, language):
        return
    top = read_cardinal(tokens, index, language)
    last, value = (top.last, top.value) if top else (index + 1, 1)
    last += key_at(tokens, last) == "-"
    denominator = language.numbers.denominators.get(key_at(tokens, last))
    if denominator and value < denominator and not language.has("of", key_at(tokens, last + 1)):
        own_scale = language.numbers.scales.get(key_at(tokens, last + 1)) if numeral.scale > 1 else None
        numeral.value += (own_scale or numeral.scale) * value / denominator
        numeral.last, numeral.one = last + 1 + bool(own_scale), False
        _multiply(tokens, numeral, language, money=False)


def _may_be_mixed(tokens: list[Token], index: int, language: Tables) -> bool:
    key = key_at(tokens, index)
    return language.has("articles", key) or number_word(key, language.language) is not None


def _is_plural(key: str, numeral: Numeral, language: Tables) -> bool:
    """ "Two fifths"; the singular behind more than one is an ordinal: "twenty-fifth"."""
    return language.language == "de" or key.endswith("s") or (language.language == "fr" and numeral.value < 17)


def _improper(numeral: Numeral, last: int, denominator: int) -> Numeral:
    """ "Twenty-three fifths"; quarters and halves in such numbers are those of years and matches."""
    if denominator > QUARTERS:
        numeral.value, numeral.last = numeral.value / denominator, last
    return numeral


def _add_decimals(tokens: list[Token], numeral: Numeral, language: Tables) -> None:
    """Take "Komma fünf", "point two five"."""
    if not language.has("point", key_at(tokens, numeral.last)):
        return
    digits, index = "", numeral.last + 1
    spelled = read_cardinal(tokens, index, language)
    if spelled is not None and spelled.value >= 10 and spelled.scale == 1:
        digits, index = str(spelled.value), spelled.last
    while index < len(tokens) and (value := number_word(tokens[index].key, language.language)) is not None and value < 100:
        digits, index = digits + str(value), index + 1
    if digits:
        numeral.value, numeral.last, numeral.one = Decimal(f"{numeral.value}.{digits}"), index, False


def _half(tokens: list[Token], first: int, half: int, language: Tables) -> Numeral | None:
    """ "half a million", "eine halbe Milliarde", "demi-million"; else half of a unit, or of a whole."""
    index = half + 1
    hyphen = key_at(tokens, index) == "-"
    if hyphen or language.has("articles", key_at(tokens, index)):
        index += 1
    numeral = Numeral(first, index, HALF, words=True)
    before = index
    _multiply(tokens, numeral, language, money=False)
    if numeral.last > before:
        numeral.about = key_at(tokens, numeral.last - 1) in language.numbers.about
        return numeral
    if language.language == "en":
        if hyphen:
            return None
        numeral.part, numeral.half, numeral.last = True, index > half + 1, half + 1
        return numeral
    numeral.half = True
    return numeral


def _part(tokens: list[Token], first: int, last: int, fraction: Fraction, language: Tables) -> Numeral:
    """A fraction of a whole, or of a multiplier: "a quarter of a million", "ein Viertel Million"."""
    numeral = Numeral(first, last, decimal_of(fraction), words=True, part=True)
    index = last
    while index < last + 3 and (language.has("of", key_at(tokens, index)) or language.has("articles", key_at(tokens, index))
                                or language.has("ones", key_at(tokens, index))):  # fmt: skip
        index += 1
    numeral.last = index
    _multiply(tokens, numeral, language, money=False)
    measured = index > last + (language.language == "en") and key_at(tokens, last) != "des" and language.units.phrases.at(tokens, index)
    if numeral.last == index and not measured:
        numeral.last = last
    numeral.part = numeral.scale == 1 and not measured
    return numeral


def decimal_of(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
