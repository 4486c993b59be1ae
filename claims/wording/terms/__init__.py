"""The engine's own vocabulary, which is English, in the language of the reader: measures, units, concepts.

A file for each language, with forms for one and for many parted by a bar. What is not in it stands as it is.
"""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from claims.extraction.labels import unit_words as english
from claims.wording.locales import locale

FOLDER = Path(__file__).parent
Terms = dict[str, dict[str, str]]


@cache
def terms_of(language: str) -> Terms:
    """The file of a language; nothing for English, and for a language without one."""
    file = FOLDER / f"{language}.toml"
    return tomllib.loads(file.read_text()) if file.exists() else {}


def _terms() -> Terms:
    return terms_of((get_language() or "en").partition("-")[0])


def measures() -> dict[str, str]:
    """Every measure with its words; none in English."""
    return _terms().get("measures", {})


def measure_words(measure: str) -> str:
    """“military aid”; also a measure that is made of a counted noun, such as “new homes”."""
    terms = _terms()
    if not terms or measure in terms["measures"]:
        return terms["measures"][measure] if terms else measure
    return next(_made_of_nouns(measure, terms), measure)


def _made_of_nouns(measure: str, terms: Terms) -> Iterator[str]:
    for pattern, words in terms["events"].items():
        found = re.fullmatch(re.escape(pattern).replace(r"\{\}", "(.+)"), measure)
        if found and (unit := _singular(found[1])) in terms["units"]:
            yield words.replace("{}", terms["units"][unit].rpartition("|")[2])


def _singular(noun: str) -> str:
    return _plurals().get(noun, noun)


@cache
def _plurals() -> dict[str, str]:
    return {english(unit, one=False): unit for unit in terms_of("de")["units"]}


def unit_words(unit: str, number: Decimal) -> str:
    """A unit as it stands behind that number; symbols are the same in every language."""
    terms = _terms()
    if not terms or unit not in terms["units"]:
        return english(unit, one=number == 1)
    one, _, many = terms["units"][unit].partition("|")
    return one if locale().plural_form(number) == "one" else many or one


def unit_name(unit: str) -> str:
    """As a heading."""
    return _terms().get("units", {}).get(unit, unit).rpartition("|")[2]


def concept_words(concept: str) -> str:
    """What two claims are both about."""
    return _terms().get("concepts", {}).get(concept, concept.replace("_", " "))
