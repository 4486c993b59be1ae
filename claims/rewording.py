"""Does a reworded sentence still say the same? Its figures, its other numbers, and whether it denies. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from articles.changes import tokens
from claims.extraction import extract

_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nobody|cannot|\w+n['’]t|nicht|nie|niemals|niemand|kein\w*|weder|pas|jamais|aucune?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Swap:
    """What a sentence no longer says, and what it says instead, in its own words."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def __str__(self) -> str:
        return f"“{', '.join(self.before) or '–'}” became “{', '.join(self.after) or '–'}”"


def swap(old: str, new: str, language: str = "") -> Swap | None:
    """What changed in substance between two wordings of a sentence; None where only words did."""
    before, after = list(_substance(old, language)), list(_substance(new, language))
    gone, come = _without(before, after), _without(after, before)
    return Swap(gone, come) if gone or come else None


Said = tuple[tuple[object, ...], str]


def _substance(text: str, language: str) -> Iterator[Said]:
    """Each thing that must not change, with the words for it; numbers in digits as far as no figure has them."""
    figures = extract(text, language=language or None).figures
    for figure in figures:
        yield (figure.low, figure.high, figure.unit, figure.modifier), figure.surface
    for token in tokens(text, language):
        if token.number and not any(figure.start <= token.start < figure.end for figure in figures):
            yield (token.key,), text[token.start : token.end]
    for word in _DENIAL.findall(text):
        yield ("denial",), word


def _without(said: list[Said], others: list[Said]) -> tuple[str, ...]:
    left = Counter(key for key, _ in said) - Counter(key for key, _ in others)
    return tuple(words for key, words in said if key in left)
