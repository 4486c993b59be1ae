"""How the reader's language writes numbers and names: the data of Unicode's CLDR."""

from babel.core import Locale, UnknownLocaleError
from django.utils.translation import get_language


def locale() -> Locale:
    """Of the reader."""
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except UnknownLocaleError:
        return Locale("en")
