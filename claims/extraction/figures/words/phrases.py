"""Phrases of one or more words, found in tokens from either end."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from claims.extraction.figures.words.tokens import Token, tokenize

Value = TypeVar("Value")
Keys = tuple[str, ...]


def keys_of(phrase: str) -> Keys:
    return tuple(token.key for token in tokenize(phrase, 0, len(phrase)))


class Phrases(Generic[Value]):
    """A table of phrases and what each stands for; where several fit, the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self.by_first: dict[str, list[tuple[Keys, Value]]] = {}
        self.by_last: dict[str, list[tuple[Keys, Value]]] = {}
        for phrase, value in entries:
            keys = keys_of(phrase)
            if keys:
                self.by_first.setdefault(keys[0], []).append((keys, value))
                self.by_last.setdefault(keys[-1], []).append((keys, value))
        for index in (self.by_first, self.by_last):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: list[Token], first: int) -> tuple[int, Value] | None:
        """The phrase that begins at `first`: the index behind it and its value."""
        if not 0 <= first < len(tokens) or (found := self.by_first.get(tokens[first].key)) is None:
            return None
        for keys, value in found:
            last = first + len(keys)
            if last <= len(tokens) and all(tokens[first + n].key == key for n, key in enumerate(keys)):
                return last, value
        return None

    def before(self, tokens: list[Token], last: int) -> tuple[int, Value] | None:
        """The phrase that ends just before `last`: the index where it begins and its value."""
        if not 0 < last <= len(tokens) or (found := self.by_last.get(tokens[last - 1].key)) is None:
            return None
        for keys, value in found:
            first = last - len(keys)
            if first >= 0 and all(tokens[first + n].key == key for n, key in enumerate(keys)):
                return first, value
        return None
