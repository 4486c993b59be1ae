"""The words of one language that give figures their roles."""

from dataclasses import dataclass
from functools import cache

from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import words
from claims.extraction.lexicon import LANGUAGES, table


@dataclass(frozen=True, slots=True)
class RoleWords:
    stages: Phrases[str]
    separated: tuple[tuple[str, str, str], ...]
    scopes: Phrases[str]
    measures: Phrases[str]
    to: frozenset[str]
    source: frozenset[str]
    verbs: frozenset[str]
    dative: frozenset[str]


def role_list(name: str) -> frozenset[str]:
    """One of the plain lists that serve all languages."""
    return words(table("figures_roles")["words"][name])


@cache
def role_words(language: str) -> RoleWords:
    data = table("figures_roles")[language if language in LANGUAGES else "en"]
    parties = {name: frozenset(_parts(words)) for name, words in data["parties"].items()}
    return RoleWords(
        stages=_phrases(data["stages"]),
        separated=tuple((*pair.split(), stage) for pair, stage in data["separated"].items()),
        scopes=_phrases(data["scopes"]),
        measures=_phrases(data["measures"]),
        to=parties["to"],
        source=parties["from"],
        verbs=parties["verbs"],
        dative=parties["dative"],
    )


def _phrases(data: dict[str, str]) -> Phrases[str]:
    return Phrases((phrase, value) for value, phrases in data.items() for phrase in _parts(phrases))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
