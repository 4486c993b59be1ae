"""Find the figures of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.elision import LOOK_BACK, fill_units
from claims.extraction.figures.joining import join_drafts
from claims.extraction.figures.lending import MILLION, fill_declared, lent_unit
from claims.extraction.figures.numbers.hints import may_hold_figures
from claims.extraction.figures.numbers.marks import as_written
from claims.extraction.figures.reading import read_drafts
from claims.extraction.figures.settling import settle_units
from claims.extraction.figures.units.countries import as_unit, money_of, names_home
from claims.extraction.figures.units.declared import label_unit, read_declared
from claims.extraction.figures.units.money import name_rands
from claims.extraction.figures.units.unit import COUNT, MONEY, Unit
from claims.extraction.figures.words.tables import Tables, listed, tables
from claims.extraction.figures.words.tokens import Token, tokenize
from claims.extraction.types import Figure

LONGEST_PIECE = 4_000
WINDOWS = 4
MOST_PEOPLE = 8_500_000_000
POINTING = frozenset(("that", "this", "which", "these", "those", "cette", "ce", "ces"))
COUNTING = listed("counting")
LENDING = re.compile(
    r"%|prozent|per ?cent|pour cent|illi|lakh|crore|\d\s?(?:m(?:ln|il|io|rd|[nd]s?)?|bl?n|tr?n|bio)\b"
    r"|\d[.,\s'’]\d{3}|\d{6}",
    re.IGNORECASE,
)


def find_figures(
    text: str, span: tuple[int, int], language: str, *, above: tuple[int, int] | None = None
) -> list[Figure]:
    """The figures inside `span`, in order and without overlap; offsets count in the whole `text`.

    A unit that the sentence leaves out is taken from what stands shortly before it; that of a row of a list from the
    line `above` the list. An unknown language is read with English words and whatever is written the same everywhere.
    """
    known = as_written(text, tables(language))
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
    fill_units(tokens, drafts, language, Lender(text, start, tokens, drafts, language))
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


@dataclass(frozen=True, slots=True)
class Lender:
    """Lends a figure the unit of a large amount that stands shortly before its sentence, nearer text first.

    From further away millions are rather of the money of the text, and also where its country has just been named.
    """

    text: str
    start: int
    tokens: list[Token]
    drafts: list[Draft]
    language: Tables
    read: dict[int, list[Draft]] = field(default_factory=dict)

    def __call__(self, draft: Draft) -> Unit | None:
        if (told := self._in_paragraph(draft)) is not None:
            return told
        near = self._at(0, draft)
        if near is not None and not self._is_from_home(near, draft):
            return near
        far = next((unit for step in range(1, WINDOWS) if (unit := self._at(step, draft))), None)
        is_money = (far is not None and far.kind == MONEY) or draft.value >= MOST_PEOPLE or not self._counts()
        return (self._home(draft) if is_money else None) or far

    def _home(self, draft: Draft) -> Unit | None:
        home = money_of(self.text, self.language.language) if draft.numeral.scale >= MILLION else None
        return as_unit(home) if home is not None else None

    def _in_paragraph(self, draft: Draft) -> Unit | None:
        begin = self.text.rfind("\n", 0, self.start) + 1
        if not max(0, self.start - LOOK_BACK) < begin < self.start or draft.numeral.scale < MILLION:
            return None
        return lent_unit(_read_back(self.text, self.start, self.language, begin), draft)

    def _at(self, step: int, draft: Draft) -> Unit | None:
        end = self.start - step * LOOK_BACK
        if end <= 0:
            return None
        if end not in self.read:
            self.read[end] = _read_back(self.text, end, self.language)
        return lent_unit(self.read[end], draft)

    def _is_from_home(self, near: Unit, draft: Draft) -> bool:
        """Whether the money of the text is meant although something else has been counted in millions just before."""
        if near.kind != MONEY and draft.value < MOST_PEOPLE:
            return False
        home = self._home(draft)
        if home is None or near.kind != MONEY:
            return home is not None
        first = self.tokens[1].key if len(self.tokens) > 1 else ""
        return near.name != home.name and (first not in POINTING or names_home(self.tokens, home, self.language))

    def _counts(self) -> bool:
        """Whether the sentence is about how many there are of something."""
        counted = any(draft.unit is not None and draft.unit.kind == COUNT for draft in self.drafts)
        return counted or any(token.key in COUNTING for token in self.tokens)


def _read_back(text: str, end: int, language: Tables, floor: int = 0) -> list[Draft]:
    """The figures of a stretch of text before `end`, the last one first; to be looked at only."""
    begin = max(floor, end - LOOK_BACK)
    return _read_between(text, begin, end, language.language) if LENDING.search(text, begin, end) else []


@lru_cache(maxsize=64)
def _read_between(text: str, begin: int, end: int, code: str) -> list[Draft]:
    language = as_written(text, tables(code))
    tokens = name_rands(text, tokenize(text, begin, end), language)
    drafts = join_drafts(tokens, read_drafts(tokens, language), language)
    settle_units(text, begin, tokens, drafts, language)
    return drafts[::-1]


def _figure(text: str, tokens: list[Token], draft: Draft) -> Figure:
    start, end = tokens[draft.first].start, tokens[draft.last - 1].end
    low, high = draft.bounds()
    unit = draft.unit.name if draft.unit else ""
    return Figure(start, end, text[start:end], low=low, high=high, unit=unit, modifier=draft.modifier)
