"""What a number counts or measures: money, measures and counted nouns."""

from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.figures.nouns import read_noun
from claims.extraction.figures.numerals import Numeral, suffix_unit
from claims.extraction.figures.tables import Tables
from claims.extraction.figures.tokens import NUMBER, WORD, Token, glued, is_capital, key_at

MONEY, MEASURE, COUNT = "money", "measure", "count"
TIMES = frozenset(("day", "week", "month", "year", "h", "min", "s", "quarter", "decade", "century"))
CENT = Decimal("0.01")
GLUED = {"C": ("°C", MEASURE, Decimal(1)), "F": ("°F", MEASURE, Decimal(1)), "p": ("GBP", MONEY, CENT)}
MILLION = 1_000_000


@dataclass(slots=True)
class Unit:
    """A unit and the index behind its words. `family` is set for a currency word that several countries share."""

    last: int
    name: str
    kind: str
    factor: Decimal = Decimal(1)
    family: str = ""
    known: bool = True


def read_prefix(tokens: list[Token], numeral: int, language: Tables) -> tuple[int, Unit] | None:
    """The unit in front of a number: "€50", "NOK 50", "US$ 5", "magnitude 6.1". Also the index where it begins."""
    index = numeral - 1
    if index < 0:
        return None
    shared, raw = language.shared, tokens[index].raw
    if raw in shared.symbols:
        return _symbol_before(tokens, index, numeral, language)
    if raw in shared.codes and not (index and tokens[index - 1].kind == "n" and not glued(tokens, numeral)):
        return index, Unit(numeral, raw, MONEY)
    if raw[1:] in shared.codes and raw[0] in "Mm" and len(raw) == 4:
        return index, Unit(numeral, raw[1:], MONEY, factor=Decimal(10**6))
    if raw in ("Fr", "SFr", "sFr", "Rs") or (raw == "." and key_at(tokens, index - 1) in ("fr", "sfr", "rs")):
        start = index - (raw == ".")
        return start, Unit(numeral, "INR" if tokens[start].key == "rs" else "CHF", MONEY)
    found = language.units.prefixes.before(tokens, numeral)
    return (found[0], Unit(numeral, found[1], MEASURE)) if found else None


def _symbol_before(tokens: list[Token], index: int, numeral: int, language: Tables) -> tuple[int, Unit]:
    code = language.shared.symbols[tokens[index].raw]
    first = index
    if code == "USD" and index and tokens[index - 1].kind == WORD and glued(tokens, index):
        country = language.shared.dollars.get(tokens[index - 1].key)
        if country:
            first, code = index - 1, country
    return first, Unit(numeral, code, MONEY)


def read_unit(tokens: list[Token], numeral: Numeral, language: Tables) -> Unit | None:
    """The unit behind a number: sign, code, currency, measure or counted noun, in this order."""
    index = numeral.last
    if numeral.half and language.has("articles", key_at(tokens, index)):
        index += 1
    hyphen = key_at(tokens, index) == "-" and glued(tokens, index) and glued(tokens, index + 1)
    index += hyphen
    if language.language == "fr" and key_at(tokens, index) == "de" and (numeral.scale > 1 or numeral.about):
        index += 1
    if index >= len(tokens):
        return None
    found = read_money(tokens, index, language) or read_measure(tokens, index, language, hyphen=hyphen)
    if found or numeral.part or (language.language == "fr" and numeral.scale >= MILLION and index == numeral.last):
        return found
    return _counted(tokens, index, numeral, language, hyphen=hyphen)


def read_money(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    """A currency from `index` on, with the nationality that may stand on either side."""
    token, shared = tokens[index], language.shared
    if (token.raw in shared.symbols or token.raw in shared.codes) and _belongs_to_next(tokens, index):
        return None
    if token.raw in shared.symbols:
        return _symbol_after(tokens, index, language)
    if token.raw in shared.codes:
        return Unit(index + 1, token.raw, MONEY)
    if len(token.raw) == 4 and token.raw[0] in "MmTt" and token.raw[1:] in shared.codes:
        return Unit(index + 1, token.raw[1:], MONEY, factor=Decimal(10**6 if token.raw[0] in "Mm" else 1000))
    if token.kind != WORD:
        return None
    return _currency_word(tokens, index, language)


def _belongs_to_next(tokens: list[Token], index: int) -> bool:
    """ "in 2023 NOK 1,270 billion", "3 USD50 cards": the sign goes with the number behind it."""
    return index + 1 < len(tokens) and tokens[index + 1].kind == NUMBER and not glued(tokens, index)


def _symbol_after(tokens: list[Token], index: int, language: Tables) -> Unit:
    code, last = language.shared.symbols[tokens[index].raw], index + 1
    if code == "USD" and last < len(tokens) and tokens[last].kind == WORD:
        country = language.shared.dollars.get(tokens[last].key)
        if country and (glued(tokens, last) or (tokens[last].key not in ("a", "s", "as", "us") and len(tokens[last].key) > 1)):
            return Unit(last + 1, country, MONEY)
    return Unit(last, code, MONEY)


def _currency_word(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    nation, noun = "", index
    for step in range(2):
        unit = _plain_currency(tokens, noun, language)
        if unit is not None:
            return _of_nation(tokens, unit, nation, language)
        match = language.shared.nations.match(tokens[noun].key) if step == 0 and tokens[noun].kind == WORD else None
        if match is None:
            return None
        nation = language.shared.nation_codes[match.group()]
        noun += 2 if key_at(tokens, noun + 1) in ("-", ".") else 1
        if key_at(tokens, noun) == "s" and key_at(tokens, noun + 1) == ".":
            noun += 2
        if noun >= len(tokens):
            return None
    return None


def _plain_currency(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    key, units = tokens[index].key, language.units
    if key in units.cents:
        return Unit(index + 1, units.cents[key], MONEY, factor=CENT)
    if key in units.families:
        family = units.families[key]
        return Unit(index + 1, language.shared.families[family][0], MONEY, family=family)
    if key in units.currencies:
        return Unit(index + 1, units.currencies[key], MONEY)
    return None


def _of_nation(tokens: list[Token], unit: Unit, nation: str, language: Tables) -> Unit:
    """Settle which country's currency is meant by an adjective before or (in French) behind it."""
    if not unit.family:
        return unit
    last = unit.last
    if not nation and last < len(tokens) and tokens[last].kind == WORD:
        match = language.shared.nations.match(tokens[last].key)
        if match and language.language == "fr":
            nation, last = language.shared.nation_codes[match.group()], last + 1
    codes = [code for code in language.shared.families[unit.family] if nation and code.startswith(nation)]
    return Unit(last, codes[0], MONEY) if codes else unit


def read_measure(tokens: list[Token], index: int, language: Tables, *, hyphen: bool) -> Unit | None:
    """A percent sign, a symbol such as "km" or the word of a measure."""
    found = language.units.phrases.at(tokens, index)
    if found:
        return Unit(_past_old(tokens, found[0], hyphen=hyphen), found[1], MEASURE)
    raw = tokens[index].raw.replace("\u00ad", "")
    if raw == "°" and glued(tokens, index + 1) and key_at(tokens, index + 1) in ("c", "f"):
        return Unit(index + 2, "°" + key_at(tokens, index + 1).upper(), MEASURE)
    name = language.shared.measures.get(raw)
    if name is None:
        return None
    last = index + 1
    if key_at(tokens, last) == "/" and key_at(tokens, last + 1) == "h" and name == "km":
        return Unit(last + 2, "km/h", MEASURE)
    if raw in ("km", "m") and key_at(tokens, last) in ("2", "3") and glued(tokens, last):
        return Unit(last + 1, name + "²³"[tokens[last].key == "3"], MEASURE)
    if raw == "%" and key_at(tokens, last) == "-" and key_at(tokens, last + 1).startswith("punkt"):
        return Unit(last + 2, "pp", MEASURE)
    return Unit(last, "°C" if name == "°" else name, MEASURE)


def _past_old(tokens: list[Token], last: int, *, hyphen: bool) -> int:
    """ "34-year-old" is one word; behind a plain "years" the "old" is not part of the figure."""
    if hyphen and key_at(tokens, last) == "-" and key_at(tokens, last + 1) in ("old", "olds"):
        return last + 2
    return last


def _counted(tokens: list[Token], index: int, numeral: Numeral, language: Tables, *, hyphen: bool) -> Unit | None:
    """A counted noun, or a measure or currency behind adjectives ("fünf volle Jahre")."""
    if hyphen and (name := suffix_unit(tokens[index].key, language)):
        return Unit(index + 1, name, MEASURE)
    noun = read_noun(tokens, index, language)
    if noun is None:
        return None
    head = noun.head
    measure = language.units.phrases.at(tokens, head)
    if measure is not None and head > index:
        return Unit(measure[0], measure[1], MEASURE)
    return Unit(noun.last, noun.unit, COUNT, known=noun.known)


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


def is_long(unit: Unit) -> bool:
    return unit.name in TIMES


__all__ = ["COUNT", "MEASURE", "MONEY", "TIMES", "Unit", "glued_suffix", "is_capital", "is_long", "read_prefix", "read_unit"]
