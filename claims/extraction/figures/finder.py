"""Find the figures of a sentence."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.elision import LOOK_BACK, fill_units
from claims.extraction.figures.joining import join_drafts
from claims.extraction.figures.lending import fill_declared, lent_unit
from claims.extraction.figures.numbers.hints import may_hold_figures
from claims.extraction.figures.reading import read_drafts
from claims.extraction.figures.settling import settle_units
from claims.extraction.figures.units.declared import label_unit, read_declared
from claims.extraction.figures.units.money import name_rands
from claims.extraction.figures.units.unit import Unit
from claims.extraction.figures.words.tables import Tables, tables
from claims.extraction.figures.words.tokens import Token, tokenize
from claims.extraction.types import Figure

LONGEST_PIECE = 4_000
WINDOWS = 4
LARGE = re.compile(
    r"illi|lakh|crore|\d\s?(?:m(?:ln|il|io|rd|[nd]s?)?|bl?n|tr?n|bio)\b|\d[.,\s'’]\d{3}|\d{6}", re.IGNORECASE
)


def find_figures(
    text: str, span: tuple[int, int], language: str, *, above: tuple[int, int] | None = None
) -> list[Figure]:
    """The figures inside `span`, in order and without overlap; offsets count in the whole `text`.

    A unit that the sentence leaves out is taken from what stands shortly before it; that of a row of a list from the
    line `above` the list. An unknown language is read with English words and whatever is written the same everywhere.
    """
    known = tables(language)
    return [figure for start, end in _pieces(text, *span) for figure in _figures(text, start, end, known, above)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an endless sentence at spaces, so that time stays linear in its length."""
    start, end = max(0, start), min(end, len(text))
    while end - start > LONGEST_PIECE:
        cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        cut = cut if cut > 0 else start + LONGEST_PIECE
        yield start, cut
        start = cut
    yield start, end


def _figures(text: str, start: int, end: int, language: Tables, above: tuple[int, int] | None) -> list[Figure]:
    if not may_hold_figures(text[start:end], language):
        return []
    tokens = name_rands(text, tokenize(text, start, end), language)
    drafts = join_drafts(tokens, read_drafts(tokens, language), language)
    if not drafts:
        return []
    if above is not None:
        fill_declared(drafts, read_declared(tokenize(text, *above), language))
    earlier = cache(lambda end: _read_back(text, end, language))
    fill_units(tokens, drafts, language, lambda draft: _lent(earlier, start, draft))
    if above is not None:
        _label(tokens, drafts, language)
    settle_units(text, start, tokens, drafts, language)
    return [_figure(text, tokens, draft) for draft in drafts]


def _label(tokens: list[Token], drafts: list[Draft], language: Tables) -> None:
    """The numbers of a row that nothing else gives a unit count what its label names."""
    unit = label_unit(tokens, language)
    for draft in drafts:
        if draft.unit is None and not draft.bracket:
            draft.take_unit(unit)


def _lent(earlier: Callable[[int], list[Draft]], start: int, draft: Draft) -> Unit | None:
    """The unit of a large amount that stands shortly before the sentence, nearer text first."""
    windows = (start - step * LOOK_BACK for step in range(WINDOWS))
    return next((unit for end in windows if end > 0 and (unit := lent_unit(earlier(end), draft))), None)


def _read_back(text: str, end: int, language: Tables) -> list[Draft]:
    """The figures of a stretch of text before `end`, the last one first."""
    begin = max(0, end - LOOK_BACK)
    if not LARGE.search(text, begin, end):
        return []
    tokens = name_rands(text, tokenize(text, begin, end), language)
    drafts = join_drafts(tokens, read_drafts(tokens, language), language)
    settle_units(text, begin, tokens, drafts, language)
    return drafts[::-1]


def _figure(text: str, tokens: list[Token], draft: Draft) -> Figure:
    start, end = tokens[draft.first].start, tokens[draft.last - 1].end
    low, high = draft.bounds()
    unit = draft.unit.name if draft.unit else ""
    return Figure(start, end, text[start:end], low=low, high=high, unit=unit, modifier=draft.modifier)
