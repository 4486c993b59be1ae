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
    plain = PlainText.of(text)
    language = language or detect(plain.text)
    found = _extracted(plain.text, language, published, PlainText.of(title).text if title else None)
    return plain.restored(found)


def _extracted(text: str, language: str, published: date | None, title: str | None) -> Extraction:
    page = read_page(text, title)
    sentences = split_sentences(text, page.blocks, language)
    words = [Words.of(sentence.surface) for sentence in sentences]
    drafts = [Draft(*pair) for pair in zip(sentences, words, strict=True)]
    names = read_names(words, [span.surface for span in page.furniture], language)
    reading = Reading(text, language, published, page, names, drafts)
    for rule in RULES:
        rule(reading)
    findings = tuple(_finding(draft) for draft in reading.drafts if draft.score > 0)
    figures = tuple(figure for draft in reading.drafts for figure in draft.figures)
    return Extraction(language, findings, figures, page.furniture)


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
    )
