"""What looks like a name and is none: nouns, sentence openers, codes, roads, ships."""

import re
from bisect import bisect_left
from functools import cache

from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.tagging.lists import is_common_word, letters_of, noun_letter
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Vocabulary, vocabulary
from claims.extraction.lexicon import language_table

LETTER = re.compile(r"[^\W\d_]?\.?$")
COUNTED = re.compile(
    r"(?:\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|viele|mehrere))[ \u00a0]$"
)  # what German counts is a noun
ROAD = re.compile(r"[A-Z]{1,3}-?\d+$")
DETERMINERS = frozenset(
    f"{stem}{end}" for stem in ("ein", "kein", "jed", "Jed", "Kein", "Ein") for end in ("", "e", "er", "en", "em", "es")
)
TOWNS = (
    *("berg", "burg", "dorf", "feld", "bach", "brück", "brunn", "furt", "haus", "hausen", "heim", "hof", "holz"),
    *("kirchen", "markt", "see", "stadt", "stein", "tal", "thal", "wald", "werder", "zell"),
)


@cache
def _kinds(language: str) -> frozenset[str]:
    """Of organisations and countries: "das Herzogtum" stands for one and names none."""
    kinds = language_table(language)["descriptions"]
    return frozenset(f"{kinds['org']} {kinds['country']}".casefold().split())


def is_none(words: Words, first: int, found: tuple[int, int, str], spoken: Vocabulary) -> bool:
    """Letters, kinds, counted nouns, ships and storms ("the freighter Vesta Star", "Cyclone Ruma")."""
    start, end, label = found
    surface = words.text[start:end]
    if LETTER.match(surface) or surface in spoken.no_org or surface.casefold() in _kinds(spoken.language):
        return True
    if _is_code(words, first, surface, label, spoken):
        return True
    if spoken.compounds and _is_german_noun(words, first, found, spoken):
        return True
    opens = not first and (surface in spoken.starters or _is_opener(words, surface, spoken))
    return " " not in surface and (opens or spoken.is_common(surface))


def _is_german_noun(words: Words, first: int, found: tuple[int, int, str], spoken: Vocabulary) -> bool:
    start, end, label = found
    surface = words.text[start:end]
    if " " in surface and _tells_of_country(words, first, end, spoken):
        return True
    if COUNTED.search(words.text[:start]) or _is_noun(surface, label):
        return True
    return label == "ORG" and surface.isalpha() and not _may_be_body(words, first, spoken)


def _is_opener(words: Words, surface: str, spoken: Vocabulary) -> bool:
    """A word of everyday speech that has its capital from beginning the sentence."""
    is_known = known_names(spoken.language).match(words, 0) is not None
    return not is_known and is_common_word(surface, spoken.language) and not letters_of(surface)


def _is_code(words: Words, first: int, surface: str, label: str, spoken: Vocabulary) -> bool:
    """Roads, digits in people, and two letters in brackets that nobody knows: the canton in "Altdorf (UR)"."""
    if (label == "LOC" and ROAD.match(surface)) or (label == "PER" and any(char.isdigit() for char in surface)):
        return True
    is_short = len(surface) == 2 and surface.isupper() and words.text[words.spans[first][0] - 1 :][:1] == "("
    return is_short and known_names(spoken.language).match(words, first) is None


def _may_be_body(words: Words, first: int, spoken: Vocabulary) -> bool:
    """A German noun names a body where it is known, quoted, behind its kind or beside a verb of saying."""
    word = words.words[first]
    if not _is_plain_noun(word) or spoken.is_keyword(word) or known_names(spoken.language).match(words, first):
        return True
    before = words.words[first - 1] if first else ""
    beside = {before, *(words.words[first + 1 : first + 2] if words.gap(first) == " " else ())}
    is_quoted = words.text[: words.spans[first][0]].endswith(("„", "«", "“", '"', "‚"))
    return is_quoted or spoken.is_descriptor(before) or not beside.isdisjoint(spoken.saying)


def _tells_of_country(words: Words, first: int, end: int, spoken: Vocabulary) -> bool:
    """As in "Hilfe für Kiew": a common noun with a country behind it, which is named itself."""
    word = words.words[first]
    last = bisect_left([high for _, high in words.spans], end)
    known = known_names(spoken.language).match(words, last) if last < len(words) else None
    plain = not spoken.is_keyword(word) and not spoken.is_descriptor(word)
    return plain and bool(noun_letter(word)) and known is not None and known[1].kind in (Kind.COUNTRY, Kind.CAPITAL)


def is_thing(words: Words, span: tuple[int, int], language: str) -> bool:
    """Ships, storms, cables and the like: a word for it stands beside the name, or is its first."""
    spoken = vocabulary(language)
    starts = [low for low, _ in words.spans]
    first, behind = bisect_left(starts, span[0]), bisect_left(starts, span[1])
    near = words.words[max(0, first - (2 if language == "fr" else 1)) : first + 1]
    near += words.words[behind : behind + 2] if language == "en" else ()
    return any(word.casefold().rpartition("-")[2] in spoken.no_lead for word in near)


def _is_noun(surface: str, label: str) -> bool:
    """A German noun, or several, none of which only names of organisations have ("Überwachung und Aufklärung")."""
    is_kind = vocabulary("de").is_keyword
    words = surface.split()
    if len(words) > 1 and (words[0] in DETERMINERS or DETERMINERS.intersection(words[1:])):
        return True
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 1 and all(noun_letter(word) and not letters_of(word) and not is_kind(word) for word in capitals):
        return True
    return label != "ORG" and surface.isalpha() and _is_plain_noun(surface)


def _is_plain_noun(word: str) -> bool:
    """A noun, or a compound of nouns that is no town: "Kapfenberg" ends like many."""
    letter = noun_letter(word)
    is_noun = letter == "n" or (letter and not word.endswith(TOWNS)) or is_common_word(word, "de")
    return bool(is_noun) and not letters_of(word)
