"""Which country an adjective tells: "französische", "French", "française"."""

import re
from functools import cache, lru_cache

from babel import Locale

from claims.extraction.lexicon import table

GERMAN_END = re.compile(r"(?:e[nmrs]?)$")
FRENCH_END = re.compile(r"(?:(?<=n)ne|e)?s?$")


@cache
def _codes() -> dict[str, str]:
    return {
        form.replace("_", " "): code for code, forms in table("names")["adjectives"].items() for form in forms.split()
    }


@lru_cache(maxsize=20_000)
def nation_of(word: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country that an adjective belongs to, `EU` for "European"."""
    codes, low = _codes(), word.lower()
    return next(
        (codes[form] for form in (word, low, GERMAN_END.sub("", low), FRENCH_END.sub("", low)) if form in codes), None
    )


def adjective_of(code: str) -> str:
    """The English adjective of a country; empty where there is none."""
    forms = table("names")["adjectives"].get(code, "").split()
    return forms[0].replace("_", " ") if forms else ""


@cache
def country_name(code: str) -> str:
    return "European Union" if code == "EU" else str(Locale("en").territories.get(code, code))


def capital_name(code: str, surface: str) -> str | None:
    """The English name of the capital where the text names it instead of the country."""
    forms = [form.replace("_", " ") for form in table("names")["capitals"].get(code, "").split()]
    return forms[0] if surface in forms or surface.removesuffix("s") in forms else None
