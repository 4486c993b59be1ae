"""Ordinals as denominators are spelled, made from the number words: "thirtieths", "quatrième", "fünfzigstel"."""

from collections.abc import Callable, Iterable, Mapping

ENGLISH = {"five": "fif", "eight": "eigh", "nine": "nin", "twelve": "twelf"}
FRENCH = {"cinq": "cinqu", "neuf": "neuv"}
SECOND, TWENTY = 2, 20


def spelled_ordinals(language: str, numbers: Mapping[str, int]) -> dict[str, int]:
    """Every form of the ordinal of each number word above two."""
    forms = FORMS[language]
    return {form: value for word, value in numbers.items() if value > SECOND for form in forms(word, value)}


def _english(word: str, value: int) -> Iterable[str]:
    stem = ENGLISH.get(word, f"{word[:-1]}ie" if word.endswith("ty") else word)
    return f"{stem}th", f"{stem}ths"


def _french(word: str, value: int) -> Iterable[str]:
    stem = FRENCH.get(word, word.removesuffix("e"))
    return f"{stem}ième", f"{stem}ièmes", f"{stem}ieme", f"{stem}iemes"


def _german(word: str, value: int) -> Iterable[str]:
    ending = "stel" if value >= TWENTY else "tel"
    return f"{word}{ending}", f"{word}{ending}n"


FORMS: Mapping[str, Callable[[str, int], Iterable[str]]] = {"en": _english, "fr": _french, "de": _german}
