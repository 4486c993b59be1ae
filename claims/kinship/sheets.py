"""An article as it is compared with others: its body in sentences, with their words and numbers, and its credits."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from claims.extraction.figures import find_figures
from claims.extraction.furniture import Block, read_page
from claims.extraction.language import detect
from claims.extraction.plaintext import PlainText
from claims.extraction.sentences import QUOTE_BLANK, Sentence, split_sentences
from claims.kinship.agencies import credits, is_secondary
from claims.kinship.wording import WORD, Hashes, Mask, passages, shingles, words_of

MOST_SENTENCES = 400  # an article of 8,000 words; what a longer one repeats, it repeats before that


@dataclass(frozen=True)
class Sheet:
    """`numbers` are those of each sentence, `quoted` says of each word whether it stands in quotation marks."""

    language: str
    sentences: tuple[str, ...]
    numbers: tuple[frozenset[float], ...]
    words: tuple[str, ...]
    quoted: Mask
    lengths: tuple[int, ...]  # words of each sentence
    credits: frozenset[str]
    secondary: bool

    @cached_property
    def shingles(self) -> Hashes:
        return shingles(self.words)

    @cached_property
    def passages(self) -> Hashes:
        return passages(self.shingles)

    @cached_property
    def all_numbers(self) -> frozenset[float]:
        return frozenset().union(*self.numbers)


def read_sheet(text: str, language: str = "", *, title: str = "", byline: str = "") -> Sheet:
    plain = PlainText.of(text).text
    language = language or detect(plain)
    page = read_page(plain, title or None)
    furniture = [span.surface for span in page.furniture]
    headings = [line for line in _outside(plain, page.blocks) if line not in furniture]
    sentences = split_sentences(plain, page.blocks, language)[:MOST_SENTENCES]
    words = [words_of(sentence.surface) for sentence in sentences]
    return Sheet(
        language=language,
        sentences=tuple(sentence.surface for sentence in sentences),
        numbers=tuple(_numbers(plain, sentence, language) for sentence in sentences),
        words=tuple(word for part in words for word in part),
        quoted=np.array([is_quoted for sentence in sentences for is_quoted in _quoted(sentence)], dtype=bool),
        lengths=tuple(len(part) for part in words),
        credits=credits(furniture, headings, byline),
        secondary=is_secondary(furniture),
    )


def _outside(text: str, blocks: tuple[Block, ...]) -> list[str]:
    """The lines that are no part of the body."""
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return [line for start, end in gaps for line in text[start:end].splitlines() if line.strip()]


def _numbers(text: str, sentence: Sentence, language: str) -> frozenset[float]:
    figures = find_figures(text, (sentence.start, sentence.end), language)
    return frozenset(float(bound) for figure in figures for bound in (figure.low, figure.high) if bound is not None)


def _quoted(sentence: Sentence) -> list[bool]:
    """Case folding may lengthen a text (ß), so words are counted in the surface as it is; it has as many."""
    return [sentence.plain[word.start()] == QUOTE_BLANK for word in WORD.finditer(sentence.surface)]
