"""A sentence as roles see it, and the clause around each figure."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.figures.roles.words import RoleWords, role_list, role_words
from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import NUMBER, Token, key_at, tokenize
from claims.extraction.types import Figure, Mention, Role, When

DETERMINERS = role_list("determiners")
Hit = tuple[int, int, str]
BREAKS = frozenset(',;:–—()«»„“”"?!')


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is known of a sentence before its figures get their roles."""

    text: str
    tokens: list[Token]
    language: Tables
    words: RoleWords
    mentions: Sequence[Mention]
    times: Sequence[When]
    published: datetime.date | None
    stages: list[Hit]
    scopes: list[Hit]
    measures: list[Hit]

    @classmethod
    def read(cls, text: str, span: tuple[int, int], language: Tables, *, mentions: Sequence[Mention],
             times: Sequence[When], published: datetime.date | None) -> "Sentence":  # fmt: skip
        tokens, words = tokenize(text, *span), role_words(language.language)
        hits = (_hits(tokens, phrases) for phrases in (words.stages, words.scopes, words.measures))
        return cls(text, tokens, language, words, mentions, times, published, *hits)


def _hits(tokens: list[Token], phrases: Phrases[str]) -> list[Hit]:
    """Every phrase of a sentence as first token, token behind it and value; longer ones swallow shorter."""
    found: list[Hit] = []
    index = 0
    while index < len(tokens):
        hit = phrases.at(tokens, index)
        if hit:
            found.append((index, *hit))
        index = hit[0] if hit else index + 1
    return found


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first` to `last` around the figure, which fills `begin` to `end` of them."""

    sentence: Sentence
    first: int
    last: int
    begin: int
    end: int

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens

    def key(self, index: int) -> str:
        return key_at(self.sentence.tokens, index)

    def role(self, value: str, first: int, last: int) -> Role:
        """A role whose words are the tokens `first` to `last`."""
        return Role(value, self.sentence.text[self.tokens[first].start : self.tokens[last - 1].end])

    def among(self, hits: list[Hit]) -> list[Hit]:
        """Those that lie in the clause."""
        return [hit for hit in hits if self.first <= hit[0] and hit[1] <= self.last]

    def distance(self, first: int, last: int) -> int:
        """How many tokens stand between these words and the figure."""
        return max(first - self.end, self.begin - last, 0)

    def places(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that fill these offsets of the text, if they lie in the clause."""
        if self.first >= self.last or start < self.tokens[self.first].start or end > self.tokens[self.last - 1].end:
            return None
        inside = [n for n in range(self.first, self.last) if self.tokens[n].end > start and self.tokens[n].start < end]
        return (inside[0], inside[-1] + 1) if inside else None

    def is_whole_of_part(self) -> bool:
        """The figure is what a part is taken of: "10 of the 85 billion"."""
        before = self.begin - 1
        while self.key(before) in DETERMINERS:
            before -= 1
        if before < 1 or self.tokens[before - 1].kind != NUMBER:
            return False
        return self.sentence.language.has("of", self.key(before))


def clause_of(sentence: Sentence, figure: Figure) -> Clause:
    """The stretch between punctuation marks that holds the figure."""
    tokens = sentence.tokens
    begin = next((n for n, token in enumerate(tokens) if token.end > figure.start), len(tokens))
    end = next((n for n, token in enumerate(tokens) if token.start >= figure.end), len(tokens))
    first = begin
    while first > 0 and tokens[first - 1].key not in BREAKS:
        first -= 1
    return Clause(sentence, first, _last(tokens, end), begin, end)


def _last(tokens: list[Token], end: int) -> int:
    """A bracket right behind a figure, as conversions are, does not end its clause."""
    if key_at(tokens, end) == "(":
        end = next((n for n in range(end, len(tokens)) if tokens[n].key == ")"), len(tokens) - 1) + 1
    while end < len(tokens) and tokens[end].key not in BREAKS:
        end += 1
    return end
