"""What the tagger finds, without words that are no part of a name for a reason that a list knows."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from claims.extraction.entities.extending import (
    ADJECTIVE,
    COMPLEMENTS,
    INFINITIVE,
    completed,
    has_particle,
    with_adjective,
    with_number,
    with_partner,
    with_scheme,
)
from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.nothing import is_none
from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tagging.lists import letters_of, noun_letter
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Vocabulary, vocabulary
from claims.extraction.lexicon import language_table

OPENING = frozenset({"die", "das", "den", "dem"})  # of the next phrase: "nennt die Bonner Behörde die Ausgaben"
CODE = re.compile(r"[A-Z]\d{1,3}$")  # of a bus line, in front of where it goes
SPACES = frozenset({" ", "\u00a0", ". "})


def trimmed(words: Words, found: Sequence[Tagged], language: str) -> list[Tagged]:
    spoken = vocabulary(language)
    return [part for each in found for part in _trimmed(words, each, spoken)]


@cache
def _finite(language: str) -> frozenset[str]:
    return frozenset(language_table(language)["finite"].split())


def _trimmed(words: Words, found: Tagged, spoken: Vocabulary) -> Iterator[Tagged]:
    starts = [start for start, _ in words.spans]
    first, last = bisect_left(starts, found.start), bisect_left(starts, found.end) - 1
    if first > last:  # in the midst of a compound
        yield found
        return
    if has_particle(words, first):  # "Marijke van Aalst"
        yield Tagged(words.spans[first - 2][0], words.spans[last][1], "PER")
        return
    first, last = _own_words(words, first, last, found.label, spoken)
    start, end = max(found.start, words.spans[first][0]), words.spans[last][1]
    end = min(found.end, end) if words.spans[last][0] < found.end else end
    if spoken.compounds:
        end = _before_noun(words, first, last, spoken) or start + _own_part(words.text[start:end], spoken)
    start = with_adjective(words, first, start, found.label, spoken)
    start, end = with_scheme(words.text, start, with_number(words, first, end, spoken))
    end = with_partner(words.text, end)
    if not is_none(words, first, (start, end, found.label), spoken):
        yield Tagged(start, end, _label(words, first, last, found.label, spoken))


def _own_words(words: Words, first: int, last: int, label: str, spoken: Vocabulary) -> tuple[int, int]:
    """The first and last words of the name itself."""
    last = _before_verb(words, first, _within_sentence(words, first, last), spoken)
    while first < last and (_leads_in(words, first, spoken) or _is_lower_lead(words, first, spoken)):
        first += 1
    while first < last and (_goes_on(words, last, spoken) or _is_object(words, last, label, spoken)):
        last -= 1
    return first, completed(words, first, last, spoken) if spoken.language == "fr" else last


def _is_object(words: Words, last: int, label: str, spoken: Vocabulary) -> bool:
    """The noun behind a person in German: "dass Putin Interesse hat"."""
    word = words.words[last]
    return spoken.compounds and label == "PER" and noun_letter(word) == "n" and not letters_of(word)


def _within_sentence(words: Words, first: int, last: int) -> int:
    """A full stop behind a whole word ends the name: "Claire Montagnac. La commune"."""
    for at in range(first, last):
        if words.gap(at).startswith(".") and len(words.words[at]) > 3:
            return at
    return last


def _before_verb(words: Words, first: int, last: int, spoken: Vocabulary) -> int:
    """Where a German or English name ends that the sentence's own words break: "Ministeriums hat Kanada"."""
    for at in range(first + 1, last) if spoken.language != "fr" else ():
        opens = words.words[at] in OPENING and words.words[at - 1] not in spoken.connectors
        if words.words[at] in _finite(spoken.language) or (spoken.compounds and opens):
            return at - 1
    return last


def _leads_in(words: Words, index: int, spoken: Vocabulary) -> bool:
    """A title, a kind that German sets in front ("Netzbetreiber Fingrid"), or a word that opens the sentence."""
    word = words.words[index]
    if not words.is_name(index + 1) or words.gap(index) not in SPACES:
        return False
    if spoken.is_title(word) or CODE.match(word) or (not index and word in spoken.starters):
        return True
    if spoken.language == "fr" and word.islower() and spoken.is_descriptor(word):
        return True
    return spoken.compounds and (
        word.casefold().endswith(spoken.kinds_apart)
        or ((spoken.is_role(word) or spoken.is_descriptor(word)) and word.casefold() not in spoken.keyword_ends)
    )


def _is_lower_lead(words: Words, index: int, spoken: Vocabulary) -> bool:
    """An adjective that German and English do not count to the name: "polnische Lodz"."""
    return spoken.language in ("de", "en") and words.words[index].islower() and words.is_name(index + 1)


def _goes_on(words: Words, index: int, spoken: Vocabulary) -> bool:
    """A last word in lower case is the sentence's; only French has complements and adjectives there."""
    word = words.words[index]
    if word in spoken.no_org:
        return True
    if words.is_name(index) or words.gap(index - 1) not in SPACES | {"’", "'"}:
        return False
    complement = words.words[index - 1] in COMPLEMENTS and len(word) > 2 and not INFINITIVE.match(word)
    return spoken.language != "fr" or not (complement or ADJECTIVE.match(word)) or word in spoken.saying


def _before_noun(words: Words, first: int, last: int, spoken: Vocabulary) -> int | None:
    """A listed name with a noun behind it is no longer one: "Kiews Unterstützer", "des Bundesheers Sandsäcke"."""
    match = known_names(spoken.language).match(words, first) if last > first else None
    if not match or first + match[0] > last:
        return None
    at = first + match[0] - 1
    is_org = (
        match[1].kind is Kind.ORG and noun_letter(words.words[at + 1]) and not spoken.is_keyword(words.words[at + 1])
    )
    if not is_org and match[1].kind not in (Kind.COUNTRY, Kind.CAPITAL):
        return None
    return words.spans[at][1] if words.gap(at) == " " else None


def _own_part(surface: str, spoken: Vocabulary) -> int:
    """As in "Fraport-Sprecherin", "NATO-Charta": how much of it is the name."""
    head, hyphen, rest = surface.rpartition("-")
    if not hyphen or " " in surface:
        return len(surface)
    whole, known = Words.of(surface), known_names(spoken.language)
    listed = known.match(Words.of(head), 0) and not known.match(whole, 0)
    return len(head) if spoken.is_role(rest) or (listed and not spoken.is_keyword(rest)) else len(surface)


def _label(words: Words, first: int, last: int, label: str, spoken: Vocabulary) -> str:
    """Who is quoted without being a person is an organisation, unless it is a listed place."""
    before = "_".join(words.words[max(0, first - 2) : first]).casefold()
    named = before in spoken.naming or before.rpartition("_")[2] in spoken.naming
    unlisted = not letters_of(words.words[first]) and not known_names(spoken.language).match(words, first)
    return "ORG" if label == "LOC" and named and unlisted and last == first else label
