"""Whose crowns, pesos or francs are meant, and which money a text counts in."""

from collections import Counter
from functools import lru_cache

from claims.extraction.figures.units.unit import MONEY, Unit
from claims.extraction.figures.words.tables import Tables, listed, shared_tables, tables
from claims.extraction.figures.words.tokens import NUMBER, WORD, Token, key_at, tokenize

BY_NAME, BY_CODE, LEAD = 2, 3, 300
TO, ARTICLES = listed("to_receivers"), frozenset(("the", "le", "la", "l'", "die", "der", "den", "das"))
REACH, FEWEST, TWICE = 3, 2, 2
ENGLISH_ISLAND = "island"


def country_code(text: str, tokens: list[Token], first: int, family: str, language: Tables) -> str | None:
    """The code of the family whose country the sentence names, before the figure rather than behind it, else the text.

    Of two countries in a sentence the one that gets the money is not the one whose money it is.
    """
    codes = language.shared.families[family]
    order = (*range(first - 1, -1, -1), *range(first, len(tokens)))
    named = [(place, code) for place in order if (code := _code_at(tokens, place, codes, language))]
    givers = [code for place, code in named if not _receives(tokens, place)]
    told = told_code(text, family, language.language)
    if givers:
        return givers[0]
    return told or (named[0][1] if named else None)


def _code_at(tokens: list[Token], place: int, codes: tuple[str, ...], language: Tables) -> str | None:
    return _code(tokens[place].key, codes, language) if tokens[place].kind == WORD else None


def _code(key: str, codes: tuple[str, ...], language: Tables) -> str | None:
    match = language.shared.nations.match(key)
    if match is None or (language.language == "en" and key.startswith(ENGLISH_ISLAND)):
        return None
    nation = language.shared.nation_codes[match.group()]
    return next((code for code in codes if code.startswith(nation)), None)


def _receives(tokens: list[Token], place: int) -> bool:
    """ "to Norway", "für die Tschechen"."""
    before = place - 1 - (key_at(tokens, place - 1) in ARTICLES)
    return key_at(tokens, before) in TO


@lru_cache(maxsize=16)
def told_code(text: str, family: str, code: str) -> str | None:
    """The code of the family that the text speaks of most: by its letters, its own plural, or its country."""
    language = tables(code)
    codes, own = language.shared.families[family], shared_tables().own_plurals
    found = Counter[str]()
    for token in tokenize(text, 0, len(text)):
        if token.kind != WORD:
            continue
        if token.raw in codes:
            found[token.raw] += BY_CODE
        elif token.key in own:
            found.update(dict.fromkeys(own[token.key], BY_NAME))
        elif country := _code(token.key, codes, language):
            found[country] += 1 + (token.start < LEAD)
    ranked = found.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def names_home(tokens: list[Token], unit: Unit, language: Tables) -> bool:
    """Whether the sentence names the country whose money this is."""
    return any(_code_at(tokens, place, (unit.name,), language) for place in range(len(tokens)))


@lru_cache(maxsize=8)
def money_of(text: str, code: str) -> tuple[str, str] | None:
    """The name and family of the money that most amounts of a text are in, twice as many as in any other.

    Conversions in brackets do not count.
    """
    language = tables(code)
    found, depth = Counter[tuple[str, str]](), 0
    tokens = tokenize(text, 0, len(text))
    for index, token in enumerate(tokens):
        depth = max(0, depth + (token.key == "(") - (token.key == ")"))
        if depth == 0 and (money := _money(tokens, index, language)) and _is_amount(tokens, index, language):
            found[money] += 1
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < FEWEST or (len(ranked) > 1 and ranked[0][1] < TWICE * ranked[1][1]):
        return None
    name, family = ranked[0][0]
    if family in language.shared.guessed:
        name = told_code(text, family, code) or name
    return name, family


def _money(tokens: list[Token], index: int, language: Tables) -> tuple[str, str] | None:
    token, units, shared = tokens[index], language.units, language.shared
    if token.raw in shared.symbols:
        return shared.symbols[token.raw], "dollar" if token.raw == "$" else ""
    if token.raw in shared.codes:
        return token.raw, ""
    if token.key in units.currencies:
        return units.currencies[token.key], ""
    family = units.families.get(token.key)
    return (shared.families[family][0], family) if family else None


def _is_amount(tokens: list[Token], index: int, language: Tables) -> bool:
    """Whether a number or a multiplier stands right beside it."""
    if index + 1 < len(tokens) and tokens[index + 1].kind == NUMBER:
        return True
    scales, shorts = language.numbers.scales, language.numbers.short_scales
    before = range(max(0, index - REACH), index)
    return any(
        tokens[place].kind == NUMBER or tokens[place].key in scales or tokens[place].key in shorts for place in before
    )


def as_unit(money: tuple[str, str]) -> Unit:
    return Unit(0, money[0], MONEY, family=money[1])
