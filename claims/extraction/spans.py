"""Words that a person selected, read as a sentence: they need not be what the engine cuts."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from claims.extraction.furniture import Block
from claims.extraction.lexicon import saying
from claims.extraction.quotations import quotations
from claims.extraction.sentences import Sentence, sentence_at
from claims.extraction.types import Finding, Span

AnySpan = TypeVar("AnySpan", bound=Span)

# Code points that are read around a span. They bound the time in a long text; most articles are read whole.
BEFORE, BEHIND = 5000, 1500


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines around a span, none cut in half unless it is endless."""
    first, last = max(0, start - BEFORE), min(len(text), end + BEHIND)
    line = text.find("\n", first, start) if first else -1
    return line + 1 or first, last if (stop := text.rfind("\n", end, last)) < 0 or last == len(text) else stop


def with_span(
    text: str, sentences: Sequence[Sentence], blocks: Sequence[Block], span: tuple[int, int], language: str
) -> list[Sentence]:
    """The sentences with the span as one of them. What it leaves of those it cuts stays: it may say who speaks."""
    start, end = span
    if any((each.start, each.end) == span for each in sentences):
        return list(sentences)
    number = max(0, bisect_right([block.start for block in blocks], start) - 1)
    inside = saying(language, "say") | saying(language, "say_person") if language == "fr" else frozenset()
    low = blocks[number].start if blocks else start
    quotes = quotations(text, min(low, start), max(end, blocks[number].end if blocks else end), inside)
    is_row = bool(blocks) and blocks[number].is_row and blocks[number].start <= start < end <= blocks[number].end
    parts = [sentence_at(text, span, number, quotes, is_row)]
    for each in sentences:
        if each.end <= start or each.start >= end:
            parts.append(each)
            continue
        left = [(each.start, min(each.end, start)), (max(each.start, end), each.end)]
        parts += [sentence_at(text, place, each.block, quotes) for place in left if text[slice(*place)].strip()]
    return sorted(parts, key=lambda each: each.start)


def shifted(finding: Finding, by: int) -> Finding:
    """The finding with all its offsets, read in a part of a text, as offsets into the whole."""
    return replace(
        _span(finding, by),
        figures=tuple(_span(figure, by) for figure in finding.figures),
        mentions=tuple(_span(mention, by) for mention in finding.mentions),
        when=_span(finding.when, by) if finding.when else None,
    )


def _span(span: AnySpan, by: int) -> AnySpan:
    return replace(span, start=span.start + by, end=span.end + by)
