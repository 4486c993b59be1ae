"""A number that may be a figure, seen with its neighbours."""

from dataclasses import dataclass

from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.units.unit import COUNT, TIMES, Unit
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import WORD, Token, glued, key_at


@dataclass(frozen=True, slots=True)
class Candidate:
    tokens: list[Token]
    numeral: Numeral
    unit: Unit | None
    language: Tables

    @property
    def first(self) -> int:
        return self.numeral.first

    @property
    def last(self) -> int:
        return self.numeral.last

    @property
    def token(self) -> Token:
        return self.tokens[self.numeral.first]

    @property
    def before(self) -> str:
        return key_at(self.tokens, self.numeral.first - 1)

    @property
    def after(self) -> str:
        return key_at(self.tokens, self.numeral.last)

    @property
    def is_single(self) -> bool:
        """The number fills one token."""
        return self.numeral.last == self.numeral.first + 1

    @property
    def is_plain(self) -> bool:
        """One token of digits without separators."""
        return self.is_single and self.token.key.isdecimal()

    @property
    def is_measured(self) -> bool:
        """A unit that is no mere guess at a counted noun."""
        return self.unit is not None and (self.unit.kind != COUNT or self.unit.known)

    @property
    def is_time(self) -> bool:
        return self.unit is not None and self.unit.name in TIMES

    @property
    def is_prefixed(self) -> bool:
        """A sign or code in front of the number makes it money: "USD50"."""
        return self.unit is not None and self.unit.last <= self.numeral.first

    def has(self, name: str, key: str) -> bool:
        return self.language.has(name, key)

    def key(self, index: int) -> str:
        return key_at(self.tokens, index)

    def kind(self, index: int) -> str:
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        return self.kind(index) == WORD

    def glued(self, index: int) -> bool:
        return glued(self.tokens, index)
