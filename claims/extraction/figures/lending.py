"""Units lent from further away: by the millions of what there were before, by the currency that has a rate."""

from collections.abc import Sequence
from decimal import Decimal

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.joining import HUGE
from claims.extraction.figures.units.declared import Declared
from claims.extraction.figures.units.money import read_money
from claims.extraction.figures.units.unit import MONEY, TIMES, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import WORD, Token, key_at

HUNDRED, THOUSAND, MILLION = 100, 1_000, Decimal(1_000_000)
NEVER_LENT = frozenset(("%", "pp", "bp", "time", "°C", "magnitude")) | TIMES
EXCHANGED, ARTICLES = listed("exchanged"), frozenset(("the", "le", "un", "den", "einen", "einem", "dem", "l'", "one"))
REACH = 40


def large_unit(nearest_first: Sequence[Draft], draft: Draft) -> Unit | None:
    """The unit of a figure of the same value, else of the nearest in millions or money, conversions last."""
    lenders = [other for other in nearest_first if _lends(other)]
    lenders.sort(key=lambda other: (other.value != draft.value, other.bracket))
    return lenders[0].unit if lenders else None


def _lends(draft: Draft) -> bool:
    if draft.unit is None or draft.unit.name in NEVER_LENT:
        return False
    return draft.numeral.scale >= MILLION or (draft.unit.kind == MONEY and draft.value >= HUGE)


def lent_unit(nearest_first: Sequence[Draft], draft: Draft) -> Unit | None:
    """The unit of a large amount before; for a figure that is not large itself, of the nearest figure of some size."""
    if draft.numeral.scale >= THOUSAND:
        return large_unit(nearest_first, draft)
    if draft.value % 1 and draft.value < HUNDRED:
        nearest = next((other.unit for other in nearest_first if other.unit and not other.bracket), None)
        return nearest if nearest and nearest.name == "%" and nearest.known else None
    sized = (other for other in nearest_first if other.unit and other.unit.name not in NEVER_LENT)
    other = next((other for other in sized if other.value >= HUNDRED), None)
    return other.unit if other and draft.value / HUNDRED < other.value < draft.value * HUNDRED else None


def fill_declared(drafts: list[Draft], declared: list[Declared]) -> None:
    """Give the figures of a row what the line above it declares; those in brackets tell the change, if that is said."""
    value = next((each for each in declared if not each.change), None)
    change = next((each for each in declared if each.change), None)
    for draft in drafts:
        known = change if draft.bracket else value
        if draft.unit is None and known is not None and not draft.numeral.part:
            if draft.numeral.scale == 1:
                draft.scale_by(known.scale)
            draft.take_unit(known.unit)


def read_rate(tokens: list[Token], draft: Draft, language: Tables) -> Unit | None:
    """ "Der Rubel fiel auf 94,3 zum Dollar": so many of the currency that was named before."""
    index = draft.last
    if key_at(tokens, index) not in EXCHANGED:
        return None
    index += 1 + (key_at(tokens, index + 1) in ARTICLES)
    if index >= len(tokens) or (against := read_money(tokens, index, language)) is None:
        return None
    for place in range(draft.first - 1, max(-1, draft.first - REACH), -1):
        named = read_money(tokens, place, language) if tokens[place].kind == WORD else None
        if named is not None and named.factor == 1 and named.name != against.name:
            return Unit(draft.last, named.name, MONEY, family=named.family)
    return None
