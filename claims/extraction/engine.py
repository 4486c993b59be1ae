"""From a text to its findings."""

from datetime import date

from claims.extraction.entities import Words, read_names
from claims.extraction.furniture import read_page
from claims.extraction.language import detect
from claims.extraction.plaintext import PlainText
from claims.extraction.reading import Draft, Reading
from claims.extraction.rules import RULES
from claims.extraction.sentences import split_sentences
from claims.extraction.types import Extraction, Finding


def extract(
    text: str, *, language: str | None = None, published: date | None = None, title: str | None = None
) -> Extraction:
    """Findings are exactly what a review queue shows; the text is never changed, all offsets are into it."""
    return conclude(read(text, language=language, published=published, title=title))


def read(text: str, *, language: str | None = None, published: date | None = None, title: str | None = None) -> Reading:
    """All sentences of the text with what the rules find in them, claims or not; offsets are into the plain text."""
    plain = PlainText.of(text)
    language = language or detect(plain.text)
    page = read_page(plain.text, PlainText.of(title).text if title else None)
    sentences = split_sentences(plain.text, page.blocks, language)
    words = [Words.of(sentence.surface) for sentence in sentences]
    drafts = [Draft(*pair) for pair in zip(sentences, words, strict=True)]
    names = read_names(words, [span.surface for span in page.furniture], language)
    reading = Reading(plain, language, published, page, names, drafts)
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
