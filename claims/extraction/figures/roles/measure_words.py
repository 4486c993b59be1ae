"""The words that tell what a figure measures, and the units each measure may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.extraction.figures.roles.words import listed, phrases, with_futures
from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import words
from claims.extraction.figures.words.tokens import Token, fold
from claims.extraction.lexicon import LANGUAGES, table

SHORTEST_FIRST_PART = 3


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """`nouns` stand as subject or object, `verbs` tell of what they count, `events` make something else of it.

    `split` are verbs in two parts, of either kind.
    """

    nouns: Phrases[str]
    verbs: Phrases[str]
    events: Phrases[str]
    split: tuple[tuple[str, str, str], ...]
    heads: tuple[frozenset[str], ...]

    def compound(self, token: Token) -> str | None:
        """The measure that a German compound ends in: "Maisernte" is a harvest."""
        if not self.heads or not token.raw[0].isupper():
            return None
        for head in self.heads:
            size = len(next(iter(head)))
            if len(token.key) >= size + SHORTEST_FIRST_PART and token.key[-size:] in head:
                found = self.nouns.by_first.get(token.key[-size:], ())
                return next((value for keys, value in found if len(keys) == 1), None)
        return None


@cache
def measure_words(language: str) -> MeasureWords:
    data, code = table("figures_measures"), language if language in LANGUAGES else "en"
    heads: dict[int, set[str]] = {}
    for word in data["compounds"].get(code, "").split():
        heads.setdefault(len(fold(word)), set()).add(fold(word))
    return MeasureWords(
        nouns=phrases(data[code]["nouns"]),
        verbs=phrases({value: with_futures(forms) for value, forms in data[code]["verbs"].items()}),
        events=phrases(data[code]["events"]),
        split=tuple((*pair.split(), value) for pair, value in data[code].get("split", {}).items()),
        heads=tuple(frozenset(heads[size]) for size in sorted(heads, reverse=True)),
    )


@cache
def unit_kinds() -> Mapping[str, str]:
    """What kind of unit each unit is; money is known by its code, and what is not here is counted."""
    return {unit: kind for kind, units in table("figures_measures")["units"].items() for unit in units.split()}


@cache
def measure_kinds() -> Mapping[str, frozenset[str]]:
    data = table("figures_measures")["kinds"]
    return {measure: words(kinds) for kinds, measures in data.items() for measure in listed(measures)}
