"""What a reader looks for, in the words that are stored."""

from babel.core import Locale

from claims.wording.locales import locale
from claims.wording.terms import measures


def spellings(word: str) -> list[str]:
    """The word, and the English names of countries and measures whose name in the reader's language it stands in."""
    wanted, english = word.casefold(), Locale("en").territories
    countries = {english[code]: name for code, name in locale().territories.items() if code in english}
    return [word, *(stored for stored, shown in (countries | measures()).items() if wanted in shown.casefold())]
