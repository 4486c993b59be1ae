"""Units that the words leave out: "Estonia 40", "15 milliards pour l'aide civile", "up from 1,108.1"."""

from collections.abc import Callable

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.joining import HUGE, SAME_KIND
from claims.extraction.figures.tables import Tables
from claims.extraction.figures.tokens import Token, key_at
from claims.extraction.figures.units import COUNT, MONEY, TIMES, Unit

LOOK_BACK = 700
NEVER_LENT = frozenset(("%", "pp", "bp", "time", "°C", "magnitude")) | TIMES
ROW_MARKS = frozenset("/|•;")
Lender = Callable[[], "Unit | None"]


def fill_units(tokens: list[Token], drafts: list[Draft], language: Tables, lender: Lender) -> None:
    """Give every figure without a unit that of a neighbour; `lender` finds the last large amount of earlier sentences."""
    for index, draft in enumerate(drafts):
        if draft.unit is None:
            draft.take_unit(_large(drafts, index, lender) if draft.numeral.scale >= 1000 else _small(tokens, drafts, index, language))


def _large(drafts: list[Draft], index: int, lender: Lender) -> Unit | None:
    """Millions of what? Of what there were millions before, else of what comes next."""
    before = [draft.unit for draft in drafts[:index] if _lends(draft)]
    after = [draft.unit for draft in drafts[index + 1 :] if _lends(draft)]
    return before[-1] if before else (lender() or (after[0] if after else None))


def _lends(draft: Draft) -> bool:
    return draft.unit is not None and draft.unit.name not in NEVER_LENT and (draft.value * draft.unit.factor >= HUGE or draft.unit.kind == MONEY)


def last_large_unit(drafts: list[Draft]) -> Unit | None:
    return next((draft.unit for draft in reversed(drafts) if _lends(draft) and draft.value >= HUGE), None)


def _small(tokens: list[Token], drafts: list[Draft], index: int, language: Tables) -> Unit | None:
    draft, previous = drafts[index], drafts[index - 1] if index else None
    if previous is None or previous.unit is None or any(token.key in ROW_MARKS for token in tokens[previous.last : draft.first]):
        return None
    if previous.unit.name in TIMES:
        same_word = key_at(tokens, previous.first - 1) == key_at(tokens, draft.first - 1)
        return previous.unit if same_word and draft.value < 100 else _last_count(drafts[:index])
    if previous.unit.name in SAME_KIND:
        return previous.unit if _is_like(previous, draft) else None
    if previous.unit.kind == MONEY:
        return previous.unit if previous.numeral.scale == 1 and _is_like(previous, draft) else None
    return previous.unit if previous.unit.kind == COUNT else _last_count(drafts[:index])


def _is_like(left: Draft, right: Draft) -> bool:
    """Of one order of magnitude, or at least both small."""
    small, large = sorted((abs(left.value), abs(right.value)))
    return large <= 100 or (small > 0 and large / small < 20)


def _last_count(drafts: list[Draft]) -> Unit | None:
    return next((draft.unit for draft in reversed(drafts) if draft.unit and draft.unit.kind == COUNT), None)


__all__ = ["LOOK_BACK", "fill_units", "last_large_unit"]
