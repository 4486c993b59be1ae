"""Currencies by sign, code, word and nationality, on either side of the number."""

import re
from decimal import Decimal
from functools import lru_cache

from claims.extraction.figures.units.unit import MONEY, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import NUMBER, WORD, Token, glued, key_at

CENT = Decimal("0.01")
ROADS = listed("roads")
RAND = re.compile(r"\brands?\b|\bSouth Africa|\bSüdafrika|\bAfrique du Sud\b|\bJohannesburg\b")
POUNDS = ("pound", "pounds")
MILLIONS = {"M": Decimal(10**6), "m": Decimal(10**6), "T": Decimal(1000), "t": Decimal(1000)}
ABBREVIATIONS = {"fr": "CHF", "sfr": "CHF", "rs": "INR", "sh": "KES", "ksh": "KES", "rp": "IDR"}


def name_rands(text: str, tokens: list[Token], language: Tables) -> list[Token]:
    """Write the R of "R29,450" as ZAR where the text tells of rand; "the R21" stays a road."""
    if not any(token.raw == "R" for token in tokens) or not _tells_of_rand(text):
        return tokens
    return [
        token._replace(key="zar", raw="ZAR") if token.raw == "R" and _is_rand(tokens, index, language) else token
        for index, token in enumerate(tokens)
    ]


@lru_cache(maxsize=8)
def _tells_of_rand(text: str) -> bool:
    return RAND.search(text) is not None


def _is_rand(tokens: list[Token], index: int, language: Tables) -> bool:
    if index + 1 >= len(tokens) or tokens[index + 1].kind != NUMBER:
        return False
    scaled = key_at(tokens, index + 2) in {**language.numbers.scales, **language.numbers.short_scales}
    on_road = not ROADS.isdisjoint((key_at(tokens, index - 1), key_at(tokens, index + 2)))
    return scaled or not tokens[index + 1].raw.isdecimal() or not on_road


def money_before(tokens: list[Token], numeral: int, language: Tables) -> tuple[int, Unit] | None:
    """The currency in front of a number, "€50", "NOK 50", "US$ 5", and the index where it begins."""
    index = numeral - 1
    shared, raw = language.shared, tokens[index].raw
    if index and tokens[index - 1].kind == NUMBER and key_at(tokens, numeral + 1) in language.units.cents:
        return None  # "10 $ 30 cents"
    if raw in shared.symbols:
        return _symbol_before(tokens, index, numeral, language)
    if raw in shared.codes and not (index and tokens[index - 1].kind == NUMBER and not glued(tokens, numeral)):
        return index, Unit(numeral, raw, MONEY)
    if raw[1:] in shared.codes and raw[0] in MILLIONS:
        return index, Unit(numeral, raw[1:], MONEY, MILLIONS[raw[0]])
    start = index - (raw == "." and glued(tokens, index))
    key = key_at(tokens, start)
    if key in ABBREVIATIONS and tokens[start].raw[0].isupper():
        return start, Unit(numeral, ABBREVIATIONS[key], MONEY)
    return None


def _symbol_before(tokens: list[Token], index: int, numeral: int, language: Tables) -> tuple[int, Unit]:
    code = language.shared.symbols[tokens[index].raw]
    first = index
    if code == "USD" and index and tokens[index - 1].kind == WORD and glued(tokens, index):
        country = language.shared.dollars.get(tokens[index - 1].key)
        if country:
            first, code = index - 1, country
    return first, Unit(numeral, code, MONEY, family="dollar" if first == index and code == "USD" else "")


def read_money(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    """A currency from `index` on, with the nationality that may stand on either side."""
    token, shared = tokens[index], language.shared
    is_sign = token.raw in shared.symbols
    if (is_sign or token.raw in shared.codes) and _belongs_to_next(tokens, index, language):
        return None
    if is_sign:
        return _symbol_after(tokens, index, language)
    if token.raw in shared.codes:
        return Unit(index + 1, token.raw, MONEY)
    if token.raw[1:] in shared.codes and token.raw[0] in MILLIONS:
        return Unit(index + 1, token.raw[1:], MONEY, MILLIONS[token.raw[0]])
    return _currency_word(tokens, index, language) if token.kind == WORD else None


def _belongs_to_next(tokens: list[Token], index: int, language: Tables) -> bool:
    """ "in 2023 NOK 1,270 billion", "3 USD50 cards": the sign goes with the number behind, unless that counts cents."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind != NUMBER or glued(tokens, index):
        return False
    return key_at(tokens, index + 2) not in language.units.cents


def _symbol_after(tokens: list[Token], index: int, language: Tables) -> Unit:
    code, last = language.shared.symbols[tokens[index].raw], index + 1
    if code == "USD" and last < len(tokens) and tokens[last].kind == WORD:
        country = language.shared.dollars.get(tokens[last].key)
        if country and (
            glued(tokens, last) or (tokens[last].key not in ("a", "s", "as", "us") and len(tokens[last].key) > 1)
        ):
            return Unit(last + 1, country, MONEY)
    return Unit(last, code, MONEY, family="dollar" if code == "USD" else "")


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
    key, last, units = tokens[index].key, index + 1, language.units
    if key.endswith("'"):
        key, last = key + key_at(tokens, last), last + 1  # "pa'anga"
    if key in units.cents:
        return Unit(index + 1, units.cents[key], MONEY, factor=CENT)
    if key in units.families:
        family = units.families[key]
        if (
            key in POUNDS
            and key_at(tokens, index + 1) == "of"
            and key_at(tokens, index - 1) not in language.numbers.scales
        ):
            return None  # a weight, unless there are millions of them
        return Unit(index + 1, language.shared.families[family][0], MONEY, family=family)
    if key in units.currencies:
        return Unit(last, units.currencies[key], MONEY)
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
