"""What names are called beside the name: "the charity X", "Netzbetreiber X", "X, a Wisconsin supplier,"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import DESCRIPTOR, KEYWORD, ROLE, TITLE, traits, vocabulary

REACH = 8  # words
APPOSED = re.compile(r"\s?\(?\d{0,2}\)?, ")
ENDS = frozenset(
    [
        "of",
        "in",
        "at",
        "from",
        "for",
        "who",
        "that",
        "whose",
        "which",
        "von",
        "der",
        "des",
        "aus",
        "bei",
        "für",
        "de",
        "du",
        "des",
        "d",
        "à",
        "qui",
        "dont",
    ]
)
NUMBER = re.compile(r"\d")


def called_in(words: Words, names: Sequence[Tagged], language: str) -> Iterator[tuple[str, str]]:
    """Names as they are written, with a common noun each that the sentence puts right beside it."""
    starts = [start for start, _ in words.spans]
    for each in names:
        surface = words.text[each.start : each.end]
        first = bisect_left(starts, each.start)
        last = bisect_left(starts, each.end) - 1
        if first < len(words):
            behind = () if each.label == "LOC" else _behind(words, last, language)  # "In Portugal, the agency says"
            for called in (*_before(words, first, language), *behind):
                yield surface, called.casefold()


def _before(words: Words, first: int, language: str) -> Iterator[str]:
    """Roles and kinds right before the name or behind the comma before it."""
    commas = 0
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        gap = words.gap(at)
        commas += "," in gap
        if (
            (gap.strip() and gap.strip() not in {",", ".", "„", "«", "“", '"', "-"})
            or commas > 1
            or (commas and at < first - 1 and "," in gap)
        ):
            return
        trait = traits(language, words.words[at])
        if trait & (ROLE | DESCRIPTOR | TITLE):
            yield words.words[at]
        elif not commas and not words.is_name(at):
            return


def _behind(words: Words, last: int, language: str) -> Iterator[str]:
    """The nouns of an apposition, up to what tells more about them."""
    rest = words.text[words.spans[last][1] :] if last >= 0 else ""
    if not APPOSED.match(rest):
        return
    for at in range(last + 1, min(last + 1 + REACH, len(words))):
        word = words.words[at]
        if word.casefold() in ENDS or (at > last + 1 and "," in words.gap(at - 1)):
            return
        if at + 1 < len(words) and words.words[at + 1] in vocabulary(language).saying:
            return  # "its rival Juno, the commission found"
        if traits(language, word) & (ROLE | DESCRIPTOR) or traits(language, word.capitalize()) & KEYWORD:
            yield word
