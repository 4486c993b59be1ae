"""The words that tell what a figure measures, and the units each measure may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.extraction.figures.roles.words import listed, phrases, with_futures
from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import words
from claims.extraction.figures.words.tokens import fold
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


@lru_cache(maxsize=20_000)
def compound(language: str, key: str) -> str | None:
    """The measure that a German compound ends in: "Maisernte" is a harvest."""
    words = measure_words(language)
    for head in words.heads:
        size = len(next(iter(head)))
        if len(key) >= size + SHORTEST_FIRST_PART and key[-size:] in head:
            found = words.nouns.by_first.get(key[-size:], ())
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
