"""A sentence as roles see it: its tokens, and the clause around each figure."""

from dataclasses import dataclass

from claims.extraction.figures.phrases import Phrases
from claims.extraction.figures.tables import Tables
from claims.extraction.figures.tokens import NUMBER, Token, key_at
from claims.extraction.types import Figure, Role

DETERMINERS = frozenset("the les la le l' den die".split())
BREAKS = frozenset(",;:–—()«»„“”\"?!")


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first` to `last` around the figure, which fills `begin` to `end` of them."""

    tokens: list[Token]
    first: int
    last: int
    begin: int
    end: int

    def role(self, value: str, first: int, last: int, text: str) -> Role:
        return Role(value, text[self.tokens[first].start : self.tokens[last - 1].end])

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

    def whole(self) -> "Clause":
        """The whole sentence around the same figure."""
        return Clause(self.tokens, 0, len(self.tokens), self.begin, self.end)

    def is_whole_of_part(self, language: Tables) -> bool:
        """The figure is what a part is taken of: "10 of the 85 billion"."""
        before = self.begin - 1
        while key_at(self.tokens, before) in DETERMINERS:
            before -= 1
        return before > 0 and self.tokens[before - 1].kind == NUMBER and language.has("of", key_at(self.tokens, before))

    def distance(self, first: int, last: int) -> int:
        return max(first - self.end, self.begin - last, 0)


def clause_of(tokens: list[Token], figure: Figure) -> Clause:
    """The stretch between punctuation marks that holds the figure."""
    begin = next((n for n, token in enumerate(tokens) if token.end > figure.start), len(tokens))
    end = next((n for n, token in enumerate(tokens) if token.start >= figure.end), len(tokens))
    return Clause(tokens, _first(tokens, begin), _last(tokens, end), begin, end)


def _first(tokens: list[Token], begin: int) -> int:
    while begin > 0 and tokens[begin - 1].key not in BREAKS:
        begin -= 1
    return begin


def _last(tokens: list[Token], end: int) -> int:
    """A bracket right behind a figure, as conversions are, does not end its clause."""
    opened = end
    while end < len(tokens) and (tokens[end].key not in BREAKS or (tokens[end].key == "(" and end == opened)):
        if tokens[end].key == "(":
            end = next((n for n in range(end, len(tokens)) if tokens[n].key == ")"), len(tokens) - 1)
        end += 1
    return end
