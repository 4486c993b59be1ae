"""Word tables of the engine: one TOML file for each language, one for names, one for page furniture.

Data only. An entry is plain text unless its table says that it is a regular expression.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claims.extraction.lexicon.conjugation import conjugated

LANGUAGES = ("de", "en", "fr")


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `<name>.toml`; shared between callers, so never change it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def language_table(language: str) -> dict[str, Any]:
    """The words of a language, of English where there are none of its own."""
    return table(language if language in LANGUAGES else "en")


def saying(language: str, key: str) -> frozenset[str]:
    """Verbs of saying in all their forms: those listed under the key, and those of its regular verbs."""
    language = language if language in LANGUAGES else "en"
    words = table(language)
    regular = words[f"{key}_regular"].split()
    return frozenset(words[key].split()).union(*(conjugated(verb, language) for verb in regular))


def either(words: list[str]) -> str:
    """A regular expression group of alternatives, longest first, for words that are expressions themselves."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def lowered(expression: str) -> str:
    """The expression in lower case, for text in lower case: faster by far than ignoring case."""
    return re.sub(
        r"\\.|\(\?P<|[^\W\d_]",
        lambda found: found.group() if len(found.group()) > 1 else found.group().lower(),
        expression,
    )


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay true."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
