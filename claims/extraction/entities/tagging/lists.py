"""Given names, surnames, cities, German nouns and common words: what a word can be, not what it is."""

import re
from functools import cache
from importlib.resources import files

from claims.extraction.lexicon import LANGUAGES

NAMES = {"G": "common_given", "S": "common_surnames", "g": "given", "s": "surnames", "c": "cities", "p": "city_parts"}
NOUNS = "nouns"
ENDING = re.compile(r"\w{3}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|tät|täten|ismus|nis|nisse)$")
SHORTEST = 4  # letters of a noun at the end of another


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list, one a line in its file; README.md beside them tells where they are from."""
    file = files(__package__).joinpath("lists", f"{name}.txt")
    return frozenset(file.read_text(encoding="utf-8").split("\n"))


def letters_of(word: str) -> str:
    """One letter for each list of names that has the word, a genitive -s aside."""
    stem = word[:-1] if word[-1:] == "s" and len(word) > 4 else word
    return "".join(letter for letter, name in NAMES.items() if word in listed(name) or stem in listed(name))


def is_common_word(word: str, language: str) -> bool:
    """Whether its lower case is a word of everyday speech, and nobody's name."""
    return word.lower() in listed(f"words_{language if language in LANGUAGES else 'en'}")


def noun_letter(word: str) -> str:
    """ "n" for a listed German noun, "m" for one that ends in one: they are built from each other ("Hauptstraße")."""
    nouns = listed(NOUNS)
    if word in nouns or (word.endswith("s") and {word[:-1], word[:-2]} & nouns):
        return "n"
    return (
        "m"
        if ENDING.search(word) or any(word[at:].capitalize() in nouns for at in range(3, len(word) - SHORTEST + 1))
        else ""
    )
