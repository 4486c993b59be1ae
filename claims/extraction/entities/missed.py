"""Names that the tagger leaves out though the words beside them tell that they are some."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.nations import nation_of
from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tagging.lists import is_common_word, letters_of, noun_letter
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import COMMON, DESCRIPTOR, ROLE, TITLE, Vocabulary, traits, vocabulary
from claims.extraction.lexicon import language_table

SPACES = frozenset({" ", "\u00a0"})
QUOTED = re.compile(
    r"(?P<kind>[^\W\d_]{4,})\s[„“«»\"‘‚]\s?(?P<name>[^\W\d_a-zäöü][^„“”«»\"‘’\n,.:;!?]{1,40}?)\s?[“”«»\"’‘]"
)
LONGEST = 4  # words
FRENCH_BODIES = re.compile(  # "rectorat de Bordeaux", "préfecture des Landes", "tribunal judiciaire de Quimper"
    r"\b(?:(?:sous-)?préfecture|rectorat|parquet(?: général)?|tribunal(?: de commerce| [a-zé]+)?|cour d[’']appel|mairie"
    r"|conseil (?:municipal|départemental|régional)|centre hospitalier|chambre (?:d[’']agriculture|de commerce))"
    r" (?:de |du |des |d[’'])(?:la |l[’'])?[A-ZÉÎ][\w-]+"
)
GERMAN_BODIES = re.compile(  # "Deutscher Bühnenverein"
    r"\b(?:Deutsche|Schweizerische|Österreichische|Bayerische|Europäische)[rsnm]? "
    r"[A-ZÄÖÜ][\w-]*(?:verein|verband|bund|rat|institut|gesellschaft|stiftung|zentrum|dienst|kammer|tag)(?:e?s)?\b"
)
GERMAN_REGIONS = re.compile(r"\b(?:Kanton|Kantons|Landkreis|Landkreises) (?P<name>[A-ZÄÖÜ][\w-]+)")
JOINING = frozenset(  # "Department of Work and Pensions"
    [
        "Agency",
        "Authority",
        "Board",
        "Center",
        "Centre",
        "Commission",
        "Council",
        "Department",
        "Directorate",
        "Institute",
        "Ministry",
        "Office",
    ]
)
SINGULAR = re.compile(
    r"hat|habe|ist|sei|war|wird|werde|will|wolle|soll|solle|kann|könne|muss|müsse|darf|[a-zäöüß]{3,}te?"
)
ARTICLES = frozenset({"der", "die", "das", "dem", "des", "den", "vom", "beim", "im", "am", "laut"})
USUAL_GIVEN = "G"
NOT_OWN = COMMON | TITLE | ROLE | DESCRIPTOR  # words that stand with a capital without being a name


def missed(words: Words, found: Sequence[Tagged], language: str) -> Iterator[Tagged]:
    """Runs of capitalised words in none of the names: a usual given name with a surname, sources, kinds with a name."""
    spoken = vocabulary(language)
    taken = [(each.start, each.end) for each in found]
    done = -1
    for index in words.capitals:
        if index <= done or any(low < words.spans[index][1] and words.spans[index][0] < high for low, high in taken):
            continue
        if traits(language, words.words[index]) & NOT_OWN:
            continue
        last = done = _last(words, index, taken)
        label = _label(words, index, last, spoken)
        if label:
            yield Tagged(words.spans[index][0], words.spans[last][1], label)


def quoted(words: Words, language: str) -> Iterator[Tagged]:
    """Names in quotation marks behind what they are: "der Fachzeitschrift „Eis & Puck“"."""
    if not any(mark in words.text for mark in '„“«»"‘‚'):
        return
    spoken = vocabulary(language)
    for found in QUOTED.finditer(words.text):
        if spoken.is_descriptor(found["kind"]) or spoken.is_keyword(found["kind"].capitalize()):
            yield Tagged(found.start("name"), found.end("name"), "ORG")


def offices(words: Words, language: str) -> Iterator[Tagged]:
    """By their town in German, "Staatsanwaltschaft Kassel", else by what they are for: "Institute for Catering"."""
    spoken = vocabulary(language)
    if language == "en":
        yield from _english_offices(words, spoken)
    for found in FRENCH_BODIES.finditer(words.text) if language == "fr" else ():
        yield Tagged(found.start(), found.end(), "ORG")
    if spoken.compounds:
        yield from (Tagged(*found.span(), "ORG") for found in GERMAN_BODIES.finditer(words.text))
        yield from (Tagged(*found.span("name"), "LOC") for found in GERMAN_REGIONS.finditer(words.text))
    for index in words.capitals if spoken.compounds else ():
        if _bodies().match(words.words[index]) and _has_article(words, index):
            yield Tagged(*words.spans[index], "ORG")
            continue
        is_office = spoken.is_keyword(words.words[index])
        is_apart = words.words[index].casefold().endswith(spoken.kinds_apart)
        if is_office and not is_apart and words.gap(index) in SPACES and _is_town(words, index + 1, language):
            yield Tagged(words.spans[index][0], words.spans[index + 1][1], "ORG")


def bare_subjects(sentences: Sequence[Words], tagged: Mapping[str, list[Tagged]], language: str) -> frozenset[str]:
    """What opens two German sentences or more without an article, in front of a singular verb: "Zahlwerk plant"."""
    openings = Counter(
        words.words[0]
        for words in sentences
        if language == "de" and len(words) > 1 and SINGULAR.fullmatch(words.words[1]) and words.gap(0) == " "
    )
    named = {words.text[each.start : each.end] for words in sentences for each in tagged[words.text]}
    return frozenset(word for word, times in openings.items() if times > 1 and word not in named and _may_be_bare(word))


def _may_be_bare(word: str) -> bool:
    is_listed = known_names("de").match(Words.of(word), 0) is not None
    return word.isalpha() and not is_listed and not is_common_word(word, "de") and not traits("de", word) & NOT_OWN


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(language_table("de")["organisations"]["bodies_re"])


def _has_article(words: Words, index: int) -> bool:
    """With nothing but an adjective between, and no name behind it."""
    before = {word.casefold() for word in words.words[max(0, index - 2) : index]}
    goes_on = index + 1 < len(words) and words.gap(index) == " " and words.is_name(index + 1)
    return not goes_on and not before.isdisjoint(ARTICLES)


def _english_offices(words: Words, spoken: Vocabulary) -> Iterator[Tagged]:
    for index in words.capitals:
        at = index + 1
        if not spoken.is_keyword(words.words[index]) or words.words[at : at + 1] not in (("of",), ("for",)):
            continue
        at += 1 + (words.words[at + 1 : at + 2] == ("the",))
        last = at - 1
        while last + 1 < len(words) and words.gap(last) in SPACES and words.is_name(last + 1):
            last += 1
            joints = ("and", "of") if words.words[index] in JOINING else ("of",)
            joined = last + 2 < len(words) and words.words[last + 1] in joints
            last += joined and words.is_name(last + 2) and words.gap(last) in SPACES
        first = index
        while first and words.gap(first - 1) in SPACES and words.is_name(first - 1) and first - 1 > 0:
            first -= 1
        if last >= at and not nation_of(words.words[first]):
            yield Tagged(words.spans[first][0], words.spans[last][1], "ORG")


def _is_town(words: Words, index: int, language: str) -> bool:
    known = known_names(language).match(words, index) if words.is_name(index) else None
    return "c" in letters_of(words.words[index]) or bool(known and known[1].kind in (Kind.PLACE, Kind.CAPITAL))


def _last(words: Words, first: int, taken: Sequence[tuple[int, int]]) -> int:
    starts = [low for low, _ in taken]
    last = first
    while (
        last + 1 < len(words) and last - first + 1 < LONGEST and words.gap(last) in SPACES and words.is_name(last + 1)
    ):
        at = bisect_left(starts, words.spans[last + 1][0])
        if at < len(starts) and starts[at] == words.spans[last + 1][0]:
            break
        last += 1
    return last


def _label(words: Words, first: int, last: int, spoken: Vocabulary) -> str:
    run = [words.words[at] for at in range(first, last + 1)]
    if known_names(spoken.language).match(words, first):
        return ""
    if len(run) == 2 and USUAL_GIVEN in letters_of(run[0]) and not _is_common(run[1], spoken):
        return "PER"
    if _is_of_kind(words, first, spoken) and not any(noun_letter(word) == "n" for word in run):
        return "ORG"
    is_common = any(_is_common(word, spoken) for word in run)
    return "ORG" if _is_source(words, first, spoken) and not is_common else ""


def _is_common(word: str, spoken: Vocabulary) -> bool:
    """A word that stands with a capital for another reason than being a name."""
    if traits(spoken.language, word) & NOT_OWN or word in spoken.starters:
        return True
    return spoken.compounds and bool(noun_letter(word))


def _is_source(words: Words, first: int, spoken: Vocabulary) -> bool:
    """Behind "laut", "according to", "selon"."""
    before = "_".join(words.words[max(0, first - 2) : first]).casefold()
    return bool(first) and (before in spoken.naming or before.rpartition("_")[2] in spoken.naming)


def _is_of_kind(words: Words, first: int, spoken: Vocabulary) -> bool:
    """Right behind what it is: "Konzern Nordstahl", "le comparateur Vazy"."""
    return first > 0 and words.gap(first - 1) in SPACES and spoken.is_descriptor(words.words[first - 1])
