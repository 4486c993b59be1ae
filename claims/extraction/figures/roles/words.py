"""The words of one language that give figures their roles."""

from dataclasses import dataclass
from functools import cache

from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import words
from claims.extraction.lexicon import LANGUAGES, table

FRENCH_FUTURES = ("a", "ont", "ait", "aient")
PLAIN = ("to", "from", "dative")


@dataclass(frozen=True, slots=True)
class RoleWords:
    stages: Phrases[str]
    separated: tuple[tuple[str, str, str], ...]
    scopes: Phrases[str]
    to: frozenset[str]
    source: frozenset[str]
    transfers: Phrases[str]
    dative: frozenset[str]


def role_list(name: str) -> frozenset[str]:
    """One of the plain lists that serve all languages."""
    return words(table("figures_roles")["words"][name])


@cache
def role_words(language: str) -> RoleWords:
    data = table("figures_roles")[language if language in LANGUAGES else "en"]
    parties = {name: frozenset(listed(words)) for name, words in data["parties"].items() if name in PLAIN}
    return RoleWords(
        stages=phrases(data["stages"]),
        separated=tuple((*pair.split(), stage) for pair, stage in data["separated"].items()),
        scopes=phrases(data["scopes"]),
        to=parties["to"],
        source=parties["from"],
        transfers=phrases({kind: with_futures(data["parties"][kind]) for kind in ("give", "receive", "fine")}),
        dative=parties["dative"],
    )


def with_futures(forms: str) -> str:
    """French infinitives with their futures and conditionals: "versera", "verserait"."""
    regular = [form for form in listed(forms) if " " not in form and form.endswith(("er", "ir"))]
    return ", ".join([forms, *(form + ending for form in regular for ending in FRENCH_FUTURES)])


def phrases(data: dict[str, str]) -> Phrases[str]:
    return Phrases((phrase, value) for value, forms in data.items() for phrase in listed(forms))


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
