"""What a redaction will touch, as people look at it before they confirm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from claims.models import ArchiveCopy, ClaimSearch, Redaction
from claims.redaction.finding import Place, copies, places, touched
from claims.redaction.marking import pattern_of
from factbase.history.models import Event

AROUND = 40  # characters each side
EXAMPLES = 3  # of each table
ROWS = 100


@dataclass(frozen=True, slots=True)
class Example:
    """The words where they stand."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows of a kind hold the words."""

    name: str | Promise
    number: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What the words belong to, with its page at the desk."""

    kind: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Shown:
    tables: tuple[Table, ...]
    copies: list[ArchiveCopy]
    rows: list[Row]
    more: int  # rows that are not listed

    def __bool__(self) -> bool:
        return bool(self.tables or self.copies)


def shown(redaction: Redaction) -> Shown:
    found, kept = list(places(redaction.passages)), copies(redaction.passages)
    rows = list(touched(found, kept))
    listed = [Row(str(Event.Kind(row.event_kind).label), str(row), row.desk_address()) for row in rows[:ROWS]]
    return Shown(tuple(_tables(found, redaction)), kept, listed, max(0, len(rows) - ROWS))


def _tables(found: list[Place], redaction: Redaction) -> Iterator[Table]:
    """Without what claims are found by, which is made of them."""
    pattern = pattern_of(redaction.passages)
    shown = [place for place in found if place.model is not ClaimSearch]
    for model, group in groupby(shown, lambda place: place.model):
        cells = list(group)
        examples = tuple(dict.fromkeys(_example(cell, pattern) for cell in cells))
        yield Table(model._meta.verbose_name or "", len({cell.pk for cell in cells}), examples[:EXAMPLES])


def _example(place: Place, pattern: re.Pattern[str]) -> Example:
    text = place.before
    first = next(i for i, (was, becomes) in enumerate(zip(text, place.after, strict=True)) if was != becomes)
    found = pattern.search(text, first)
    assert found is not None  # noqa: S101 - it is a place because of this
    start, end = found.span()
    return Example(text[max(0, start - AROUND) : start], found[0], text[end : end + AROUND])
