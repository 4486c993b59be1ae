"""Claims marked in a text: the text cut where a span begins or ends, each piece with what covers it. Pure."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
PARAGRAPH = re.compile(r"[^\n]*(?:\r?\n)*")


@dataclass(frozen=True, slots=True)
class Piece(Generic[Key]):
    """A run of text covered by the same spans, the shortest span first. `first` are the spans that begin here.

    `leads` is true where the shortest span is the shortest for the first time.
    """

    text: str
    spans: tuple[Key, ...] = ()
    first: tuple[Key, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[Key]):
    """A paragraph of a text in pieces, the line breaks behind it included; `start` is its offset in the text."""

    start: int
    pieces: tuple[Piece[Key], ...]


def paragraphs(text: str, spans: Iterable[tuple[int, int, Key]]) -> list[Paragraph[Key]]:
    """Cut `text` as `highlight` does, and where paragraphs begin: browsers lay out a short one faster."""
    starts = [found.start() for found in PARAGRAPH.finditer(text) if found.group()]
    found: list[Paragraph[Key]] = []
    pieces: list[Piece[Key]] = []
    place, limits = 0, [*starts[1:], len(text)]
    for piece in highlight(text, spans, starts):
        pieces.append(piece)
        place += len(piece.text)
        if place == limits[len(found)]:
            found.append(Paragraph(starts[len(found)], tuple(pieces)))
            pieces = []
    return found


def highlight(text: str, spans: Iterable[tuple[int, int, Key]], at: Iterable[int] = ()) -> list[Piece[Key]]:
    """Cut `text` into pieces that give it back when joined. Spans are (start, end, key) in code points and may overlap.

    What of a span lies outside of the text is cut off; an empty span marks nothing. `at` are more places to cut.
    """
    inside = sorted(_clipped(spans, len(text)), key=lambda span: span[1] - span[0])
    cuts = sorted({0, len(text), *at, *(place for start, end, _ in inside for place in (start, end))})
    starting: dict[int, list[tuple[int, int, Key]]] = {}
    for span in inside:
        starting.setdefault(span[0], []).append(span)
    pieces: list[Piece[Key]] = []
    led: set[Key] = set()
    open_spans: list[tuple[int, int, Key]] = []
    for start, end in pairwise(cuts):
        begun = starting.get(start, [])
        open_spans = sorted(
            [span for span in open_spans if span[1] > start] + begun, key=lambda span: span[1] - span[0]
        )
        leads = bool(open_spans) and open_spans[0][2] not in led
        led.update(key for _, _, key in open_spans[:1])
        pieces.append(Piece(text[start:end], _keys(open_spans), _keys(begun), leads))
    return pieces


def _clipped(spans: Iterable[tuple[int, int, Key]], length: int) -> Iterable[tuple[int, int, Key]]:
    for start, end, key in spans:
        if max(0, start) < min(end, length):
            yield max(0, start), min(end, length), key


def _keys(spans: Sequence[tuple[int, int, Key]]) -> tuple[Key, ...]:
    return tuple(key for _, _, key in spans)


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Where the words stand in the text, spacing apart, if they stand there once or more; the first place wins."""
    words = quote.split()
    if not words:
        return None
    start = text.find(quote.strip())
    if start >= 0:
        return start, start + len(quote.strip())
    return _find_words(text, words)


def _find_words(text: str, words: list[str]) -> tuple[int, int] | None:
    """A pasted sentence has lost its line breaks: compare word by word."""
    place = text.find(words[0])
    while place >= 0:
        end = _match_words(text, place, words)
        if end is not None:
            return place, end
        place = text.find(words[0], place + 1)
    return None


def _match_words(text: str, place: int, words: list[str]) -> int | None:
    for word in words:
        while place < len(text) and text[place].isspace():
            place += 1
        if not text.startswith(word, place):
            return None
        place += len(word)
    return place
