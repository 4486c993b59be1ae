"""Word tables of the engine: one TOML file for each language, one for names, one for page furniture.

Data only. An entry is plain text unless its table says that it is a regular expression.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("de", "en", "fr")


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `<name>.toml`; shared between callers, so never change it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def language_table(language: str) -> dict[str, Any]:
    """The words of a language, of English where there are none of its own."""
    return table(language if language in LANGUAGES else "en")


def either(words: list[str]) -> str:
    """A regular expression group of alternatives, longest first, for words that are expressions themselves."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
