"""How the reader's language writes numbers and names: the data of Unicode's CLDR."""

from functools import cache

from babel.core import Locale, UnknownLocaleError
from django.utils.translation import get_language


def locale() -> Locale:
    """Of the reader."""
    return _named(get_language() or "en")


@cache
def _named(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale("en")
