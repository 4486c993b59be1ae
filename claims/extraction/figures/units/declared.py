"""What the line above the rows of a list says that they count: "(£m)", "in Mio. Euro", "Taux de vacance, en %"."""

from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.figures.units.measures import read_measure
from claims.extraction.figures.units.money import read_money
from claims.extraction.figures.units.nouns import german_name
from claims.extraction.figures.units.unit import COUNT, MONEY, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import WORD, Token, glued, key_at

OPENERS = frozenset(("in", "en", "("))
PAUSES = frozenset((",", ":", "–", "-", "|"))
CLOSERS = frozenset(("", ")", ",", ":", ";", ".", "|"))
ANDS, PERCENTS = frozenset(("et", "und", "and")), frozenset(("%", "prozent", "percent"))
VOTE = "vote"
BASES, CHANGE = listed("bases"), listed("change_heads")
ONE = Decimal(1)
LETTERS = {"t": 1000, "k": 1000}
THOUSANDS = dict.fromkeys(("1000", "1.000", "1,000", "1 000"), 1000)


@dataclass(frozen=True, slots=True)
class Declared:
    """A unit, if one is named, and its multiplier; `change` if that of the changes rather than of the values."""

    unit: Unit | None
    scale: Decimal
    change: bool


def read_declared(tokens: list[Token], language: Tables) -> list[Declared]:
    """Every unit that a heading declares, in its order."""
    found = []
    for index in range(len(tokens)):
        before = key_at(tokens, index - 1)
        if before in OPENERS or before in PAUSES or index == 0:
            declared = _at(tokens, index, language)
            if declared is not None:
                found.append(declared)
    return found


def _at(tokens: list[Token], index: int, language: Tables) -> Declared | None:
    """A multiplier and a unit in either order, "millions de dollars" or "£m", and then the end or "per ..."."""
    scale, start = _scale(tokens, index, language, beside_money=False)
    start += language.has("of", key_at(tokens, start)) and scale > 1
    unit = _unit(tokens, start, language)
    last = unit.last if unit else start
    if unit is not None and scale == 1:
        scale, last = _scale(tokens, last, language, beside_money=True)
    if (unit is None and scale == 1) or not _closes(tokens, index, last):
        return None
    change = any(key_at(tokens, place) in CHANGE for place in _same_part(tokens, index))
    return Declared(unit, scale, change)


def _scale(tokens: list[Token], index: int, language: Tables, *, beside_money: bool) -> tuple[Decimal, int]:
    """The multiplier there, else 1, and the index behind it; a letter multiplies only beside money."""
    key, numbers = key_at(tokens, index), language.numbers
    factor = numbers.scales.get(key) or numbers.scales.get(key.removesuffix("s"))
    factor = factor or THOUSANDS.get(key) or numbers.short_scales.get(key) or numbers.collectives.get(key)
    if factor is None and (beside_money or _is_money(tokens, index + 1, language)):
        factor = numbers.glued_scales.get(key) or LETTERS.get(key)
    if factor is None:
        return ONE, index
    return Decimal(factor), index + 1 + (key_at(tokens, index + 1) == "." and index + 2 < len(tokens))


def _is_money(tokens: list[Token], index: int, language: Tables) -> bool:
    raw = tokens[index].raw if index < len(tokens) else ""
    return raw in language.shared.symbols or raw in language.shared.codes


def _unit(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    if index >= len(tokens):
        return None
    country = language.shared.dollars.get(tokens[index].key)
    if country and key_at(tokens, index + 1) == "$" and glued(tokens, index + 1):
        return Unit(index + 2, country, MONEY)  # "US$bn"
    return (
        read_money(tokens, index, language)
        or read_measure(tokens, index, language, hyphen=False)
        or _votes(tokens, index, language)
    )


def _votes(tokens: list[Token], index: int, language: Tables) -> Unit | None:
    """ "(en voix et en pourcentage)"."""
    is_vote = key_at(tokens, index - 1) in OPENERS and language.units.nouns.get(tokens[index].key) == VOTE
    return Unit(index + 1, VOTE, COUNT) if is_vote else None


def _closes(tokens: list[Token], first: int, last: int) -> bool:
    """Whether nothing goes on there; behind no "in" and no bracket only "per square metre" tells a unit from a word."""
    key = key_at(tokens, last)
    if key_at(tokens, first - 1) in OPENERS or key_at(tokens, first - 1) in PAUSES:
        following = key_at(tokens, last + 1)  # "en voix et en pourcentage", but not "in Euro und Cent"
        return key in CLOSERS or key in BASES or (key in ANDS and (following in OPENERS or following in PERCENTS))
    return key in BASES


def _same_part(tokens: list[Token], index: int) -> range:
    """What stands before the unit in the same bracket, or from the last comma on."""
    first = index - 1
    while first >= 0 and tokens[first].key not in ("(", ",", ";"):
        first -= 1
    return range(first + 1, index)


def label_unit(tokens: list[Token], language: Tables) -> Unit | None:
    """What the label of a row counts by itself: "Beschäftigte (30.9.): 11.604"."""
    end = next((index for index, token in enumerate(tokens) if token.key in (":", "(")), 0)
    words = [token.key for token in tokens[:end] if token.kind == WORD]
    if not words:
        return None
    if language.language == "de":
        name = german_name(words[-1], language)
    else:
        name = language.units.nouns.get(words[0 if language.language == "fr" else -1])
    return Unit(0, name, COUNT) if name and name != "money" else None
