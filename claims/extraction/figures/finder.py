"""Find the figures of a sentence."""

import datetime
from collections.abc import Iterator

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.elision import LOOK_BACK, fill_units, large_unit
from claims.extraction.figures.joining import join_drafts
from claims.extraction.figures.reading import read_drafts
from claims.extraction.figures.units.settling import settle_units
from claims.extraction.figures.units.unit import Unit
from claims.extraction.figures.words.tables import Tables, tables
from claims.extraction.figures.words.tokens import Token, tokenize
from claims.extraction.types import Figure

LONGEST_PIECE = 4_000


def find_figures(
    text: str, span: tuple[int, int], language: str, *, published: datetime.date | None = None
) -> list[Figure]:
    """The figures inside `span`, in order and without overlap; offsets count in the whole `text`.

    A unit that the sentence leaves out is taken from what stands shortly before it. An unknown language is read with
    English words and whatever is written the same everywhere.
    """
    known = tables(language)
    return [figure for start, end in _pieces(text, *span) for figure in _figures(text, start, end, known)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an endless sentence at spaces, so that time stays linear in its length."""
    start, end = max(0, start), min(end, len(text))
    while end - start > LONGEST_PIECE:
        cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        cut = cut if cut > 0 else start + LONGEST_PIECE
        yield start, cut
        start = cut
    yield start, end


def _figures(text: str, start: int, end: int, language: Tables) -> list[Figure]:
    tokens = tokenize(text, start, end)
    drafts = join_drafts(tokens, read_drafts(tokens, language), language)
    if not drafts:
        return []
    fill_units(tokens, drafts, language, lambda draft: _earlier_unit(text, start, draft, language))
    settle_units(text, start, tokens, drafts, language)
    return [_figure(text, tokens, draft) for draft in drafts]


def _earlier_unit(text: str, start: int, draft: Draft, language: Tables) -> Unit | None:
    """The unit of the last large amount that stands shortly before the sentence."""
    begin = max(0, start - LOOK_BACK)
    tokens = tokenize(text, begin, start)
    drafts = join_drafts(tokens, read_drafts(tokens, language), language)
    settle_units(text, begin, tokens, drafts, language)
    return large_unit(drafts[::-1], draft)


def _figure(text: str, tokens: list[Token], draft: Draft) -> Figure:
    start, end = tokens[draft.first].start, tokens[draft.last - 1].end
    low, high = draft.bounds()
    unit = draft.unit.name if draft.unit else ""
    return Figure(start, end, text[start:end], low=low, high=high, unit=unit, modifier=draft.modifier)
