"""Names that are written out with their short form behind them: "Réseau européen des régions (RER)"."""

import re
import unicodedata
from collections.abc import Iterator

from claims.extraction.entities.gazetteer import Kind, Name, known_names
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Vocabulary, is_person_word, vocabulary

SHORT = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜa-z]{0,4}[A-ZÄÖÜ]$")
JOINTS = frozenset({"’ ", " ", "\u00a0", "’", "'", "-"})
REACH = 10  # words in front of the bracket
STEM = 4  # letters that two words for one thing share in most languages


def expanded_acronyms(words: Words, language: str) -> Iterator[tuple[str, Name]]:
    """Both forms get one id: the known one of the short form if the long one is akin to it, else the long form."""
    spoken, listed = vocabulary(language), known_names(language)
    for index in words.capitals:
        if not _is_bracketed(words, index):
            continue
        first = _first_by_initials(words, index, spoken)
        first = _first_by_kind(words, index, spoken) if first is None else first
        if first is None or first >= index - 1 or is_person_word(spoken, words.words[first]):
            continue
        long = words.surface(first, index - 1).replace("\xad", "")
        whole, known = listed.match(words, first), listed.match(words, index)
        is_known = known and known[1].kind is Kind.ORG and _akin(known[1].id, long)
        name = known[1] if known and is_known else Name(Kind.ORG, long)
        name = whole[1] if whole and first + whole[0] == index else name
        yield long, name
        yield words.words[index], name


def _is_bracketed(words: Words, index: int) -> bool:
    if not index or not SHORT.match(words.words[index]):
        return False
    return words.gap(index - 1) in {" (", "\u00a0("} and words.text[words.spans[index][1] :].startswith(")")


def _first_by_initials(words: Words, index: int, spoken: Vocabulary) -> int | None:
    """The word that the first letter stands for; small words in between need no letter."""
    letters = [_letter(each) for each in words.words[index]]
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        if at < index - 1 and words.gap(at) not in JOINTS:
            return None
        word = words.words[at]
        if _letter(word[0]) == letters[-1] and word.casefold() not in spoken.connectors:
            letters.pop()
        elif word.casefold() not in spoken.connectors:
            return None
        if not letters:
            return at
    return None


def _first_by_kind(words: Words, index: int, spoken: Vocabulary) -> int | None:
    """The nearest word that only organisations have in their names, with nothing but parts of a name behind it."""
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        word = words.words[at]
        if at < index - 1 and words.gap(at) not in JOINTS:
            return None
        if spoken.is_keyword(word) and words.is_name(at):
            return _run_start(words, at)
        if word.islower() and word not in spoken.connectors and spoken.language != "fr":
            return None
    return None


def _run_start(words: Words, index: int) -> int:
    first = index
    while (
        first and words.gap(first - 1) in {" ", "’ "} and words.is_name(first - 1) and len(words.words[first - 1]) > 3
    ):
        first -= 1
    return first


def _akin(one: str, other: str) -> bool:
    stems = [{_plain(word)[:STEM] for word in re.findall(r"\w{4,}", name)} for name in (one, other)]
    return not stems[0].isdisjoint(stems[1])


def _letter(char: str) -> str:
    return _plain(char)[:1]


def _plain(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(each))
