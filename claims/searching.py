"""What people type to find claims and entries: words, and "exact phrases" between quotation marks of any kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery

MOST_TERMS = 10
SHORT = 3  # letters; shorter words are found as whole words: "EU" is not "neu"
MARKS = '"“”„«»'
TERM = re.compile(rf"[{MARKS}]\s*(?P<phrase>[^{MARKS}]+?)\s*[{MARKS}]|(?P<word>[^\s{MARKS}]+)")
PARTS = re.compile(r"\w+", re.UNICODE)
STEMMERS = ("german", "english", "french", "simple")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that have to stand together in this order, whatever spaces and marks are between them."""

    parts: tuple[str, ...]
    is_phrase: bool

    @property
    def pattern(self) -> str:
        """A regular expression of PostgreSQL. It is made of letters and digits alone: nothing has to be escaped."""
        wanted = r"\W+".join(self.parts)
        return rf"\m{wanted}\M" if self.is_phrase or self.is_short else wanted

    @property
    def spelt(self) -> str:
        """What to look for where single spaces stand around each word, the first and the last included."""
        wanted = " ".join(self.parts)
        return f" {wanted} " if self.is_phrase or self.is_short else wanted

    @property
    def is_short(self) -> bool:
        """Such a word has no trigrams to be looked up by: only in the list of words is it found fast."""
        return not self.is_phrase and len(self.parts[0]) < SHORT

    @property
    def stems(self) -> SearchQuery | None:
        """The word in whichever of our languages it is; a phrase is not found by its stems."""
        if self.is_phrase:
            return None
        queries = [SearchQuery(self.parts[0], config=stemmer) for stemmer in STEMMERS]
        query = queries[0]
        for other in queries[1:]:
            query = query | other
        return query


def terms(text: str) -> list[Term]:
    return list(_terms(text))[:MOST_TERMS]


def _terms(text: str) -> Iterator[Term]:
    """A word with marks inside ("4,5", "l'aide") is a phrase of its parts; what has no letter or digit says nothing."""
    for found in TERM.finditer(text):
        parts = tuple(PARTS.findall(found["phrase"] or found["word"]))
        if parts:
            yield Term(parts, is_phrase=found["phrase"] is not None or len(parts) > 1)


def asks_for_nothing(text: str) -> bool:
    """Whether there is something in it, and no word: that finds nothing, not everything."""
    return bool(text.strip()) and not terms(text)
