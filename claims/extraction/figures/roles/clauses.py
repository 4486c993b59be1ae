"""A sentence as roles see it, and the clause around each figure."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.extraction.figures.roles.words import RoleWords, role_list
from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import NUMBER, Token, key_at
from claims.extraction.types import Figure, Mention, Role, When

DETERMINERS = role_list("determiners")
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

    def whole(self) -> "Clause":
        """The whole sentence around the same figure."""
        return replace(self, first=0, last=len(self.tokens))

    def finds(self, phrases: Phrases[str]) -> list[tuple[int, int, str]]:
        """Every phrase of the clause as first token, token behind it and value; longer ones swallow shorter."""
        found: list[tuple[int, int, str]] = []
        index = self.first
        while index < self.last:
            hit = phrases.at(self.tokens, index)
            if hit and hit[0] <= self.last:
                found.append((index, hit[0], hit[1]))
                index = hit[0]
            else:
                index += 1
        return found

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
