"""From a text to its findings."""

from datetime import date

from claims.extraction.entities import Words, read_names
from claims.extraction.furniture import read_page
from claims.extraction.labels import label_for
from claims.extraction.language import detect
from claims.extraction.plaintext import PlainText
from claims.extraction.reading import Draft, Reading
from claims.extraction.rules import RULES
from claims.extraction.sentences import split_sentences
from claims.extraction.spans import shifted, surroundings, with_span
from claims.extraction.types import Extraction, Finding, Span, SpanReading


def extract(
    text: str, *, language: str | None = None, published: date | None = None, title: str | None = None
) -> Extraction:
    """Findings are exactly what a review queue shows; the text is never changed, all offsets are into it."""
    return conclude(read(text, language=language, published=published, title=title))


def read(text: str, *, language: str | None = None, published: date | None = None, title: str | None = None) -> Reading:
    """All sentences of the text with what the rules find in them, claims or not; offsets are into the plain text."""
    return _read(PlainText.of(text), None, language, published, title)


def read_span(
    text: str,
    span: tuple[int, int],
    *,
    language: str | None = None,
    published: date | None = None,
    title: str | None = None,
) -> SpanReading:
    """Exactly the words of the span as the engine reads a sentence there, be it a claim (a score above 0) or not.

    Raises ValueError where no words stand.
    """
    first, last = surroundings(text, *span)
    plain = PlainText.of(text[first:last])
    inside = plain.inside(span[0] - first, span[1] - first)
    reading = _read(plain, inside, language, published, title)
    draft = _selected(reading, inside)
    cut = tuple(Span(sentence.start, sentence.end, sentence.surface) for sentence in reading.sentences)
    found = plain.restored(Extraction(reading.language, (_finding(draft),), (), cut))
    return SpanReading(
        shifted(found.findings[0], first), tuple((each.start + first, each.end + first) for each in found.furniture)
    )


def _selected(reading: Reading, span: tuple[int, int]) -> Draft:
    """The draft of the span; a part of a sentence is told by whom the rest of the sentence names."""
    draft = next(draft for draft in reading.drafts if draft.span == span)
    whole = next((each for each in reading.sentences if each.start <= span[0] and span[1] <= each.end), None)
    if whole and not draft.claimant:
        rest = [
            each for each in reading.drafts if whole.start <= each.sentence.start and each.sentence.end <= whole.end
        ]
        draft.claimant = next((each.claimant for each in rest if each.claimant), None)
        draft.label = label_for(draft, reading)
    return draft


def _read(
    plain: PlainText, span: tuple[int, int] | None, language: str | None, published: date | None, title: str | None
) -> Reading:
    language = language or detect(plain.text)
    page = read_page(plain.text, PlainText.of(title).text if title else None)
    sentences = split_sentences(plain.text, page.blocks, language)
    parts = with_span(plain.text, sentences, page.blocks, span, language) if span else sentences
    words = [Words.of(sentence.surface) for sentence in parts]
    drafts = [Draft(*pair) for pair in zip(parts, words, strict=True)]
    names = read_names(words, [span.surface for span in page.furniture], language)
    reading = Reading(plain, language, published, page, sentences, names, drafts)
    for rule in RULES:
        rule(reading)
    return reading


def conclude(reading: Reading) -> Extraction:
    """The sentences with a score are the findings, where they stand in the text as it came."""
    findings = tuple(_finding(draft) for draft in reading.drafts if draft.score > 0)
    figures = tuple(figure for draft in reading.drafts for figure in draft.figures)
    return reading.plain.restored(Extraction(reading.language, findings, figures, reading.page.furniture))


def _finding(draft: Draft) -> Finding:
    return Finding(
        start=draft.sentence.start,
        end=draft.sentence.end,
        surface=draft.sentence.surface,
        label=draft.label,
        score=draft.score,
        reasons=draft.reasons,
        claimant=draft.claimant,
        figures=draft.figures,
        mentions=draft.mentions,
        when=draft.when,
        found_by=draft.found_by,
    )
