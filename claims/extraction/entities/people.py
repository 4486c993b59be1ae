"""People an article introduces: by title or job, by given name, or as the one who says something."""

import re
from collections.abc import Iterator

from claims.extraction.entities.gazetteer import Gazetteer, Introduced, Kind, Name
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Context

PARTICLES = frozenset("von van de del della di da du dos le la el al bin ibn ben ter af".split())
AFTER_PARTICLES = frozenset({"der", "den", "zu", "la", "las", "los"})  # "von der Leyen"
ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,}$")
SPACES = frozenset({" ", "\u00a0", "\u202f"})
TIME_WORDS = frozenset("Anfang Mitte Ende Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())
LONGEST = 4


def titled_people(words: Words, context: Context) -> Iterator[Introduced]:
    """"Premierminister Luc Frieden", "the minister, Jane Doe", "le ministre des Finances, Jean Dupont"."""
    for index, word in enumerate(words.words):
        if context.words.is_role(word) or context.words.is_title(word):
            first = _name_after(words, index, context)
            last = _name_end(words, first, context) if first is not None else None
            if first is not None and last is not None:
                yield _introduced(words, first, last, context, word.casefold())


def given_names(words: Words, context: Context) -> Iterator[Introduced]:
    """"Elena Pop": a given name with a surname."""
    for index, word in enumerate(words.words):
        if word in context.words.given and not _inside_name(words, index, context):
            last = _name_end(words, index, context)
            if last is not None and last > index:
                yield _introduced(words, index, last, context)


def speaking_people(words: Words, context: Context) -> Iterator[Introduced]:
    """Two or three unknown names right behind a verb of saying."""
    for index, word in enumerate(words.words):
        first = index + 1
        if word in context.words.saying and first < len(words) and words.is_name(first) and words.gap(index) in SPACES:
            last = _name_end(words, first, context)
            if last is not None and last > first and not context.words.is_common(words.words[first]):
                yield _introduced(words, first, last, context)


def _introduced(words: Words, first: int, last: int, context: Context, called: str = "") -> Introduced:
    surface = words.surface(first, last).replace("\xad", "")
    return Introduced(surface, Name(Kind.PERSON, _canonical(surface, context.known)), called)


def _name_end(words: Words, first: int, context: Context) -> int | None:
    """The last word of the person's name that starts at `first`; `None` where something else is named."""
    if context.words.is_common(words.words[first]) or context.knows(words, first) or ACRONYM.match(words.words[first]):
        return None
    known = context.known.match(words, first)
    if known and known[1].kind is Kind.PERSON:
        return first + known[0] - 1
    last = first
    while last - first < LONGEST - 1 and (step := _next_part(words, last, context)):
        last += step
    end = _trimmed(words, first, last, context)
    return None if any(context.words.is_keyword(words.words[at]) for at in range(first, end + 1)) else end


def _next_part(words: Words, last: int, context: Context) -> int:
    """How many words further the name goes on: particles count only with a capitalised word behind them."""
    at, step = last, 0
    while at + 1 < len(words) and (words.gap(at) in SPACES or words.gap(at) == ". " and len(words.words[at]) <= 2):
        at, step = at + 1, step + 1
        word = words.words[at]
        if words.is_name(at):
            return 0 if context.words.is_role(word) or context.words.is_descriptor(word) or word in TIME_WORDS else step
        if word not in PARTICLES and not (word in AFTER_PARTICLES and words.words[at - 1] in PARTICLES):
            break
    return 0


def _trimmed(words: Words, first: int, last: int, context: Context) -> int:
    """German writes nouns like names: a third word is part of the name only if the article uses it alone as well."""
    if not context.words.compounds:
        return last
    while last > first + 1 and not _stands_alone(words, last, context):
        last -= 1
    return last


def _stands_alone(words: Words, at: int, context: Context) -> bool:
    before = words.words[at - 1]
    return before in PARTICLES | AFTER_PARTICLES or before in context.words.given or words.words[at] in context.spoken


def _name_after(words: Words, index: int, context: Context) -> int | None:
    """Where the name behind a title starts: at once, behind further titles, or behind the next comma."""
    at = index
    while at + 1 < len(words) and words.gap(at) in {" ", ". ", "-"} and _is_title(words.words[at + 1], context):
        at += 1
    if at + 1 < len(words) and words.gap(at) in {*SPACES, ". "} and words.is_name(at + 1):
        return at + 1
    for step in range(at, min(at + 5, len(words) - 2)):
        if words.gap(step) == ", ":
            return step + 1 if words.is_name(step + 1) and words.is_name(step + 2) and words.gap(step + 1) in SPACES else None
    return None


def _is_title(word: str, context: Context) -> bool:
    return context.words.is_title(word) or context.words.is_role(word)


def _inside_name(words: Words, index: int, context: Context) -> bool:
    return index > 0 and words.gap(index - 1) in SPACES and words.words[index - 1] in context.words.given


def _canonical(surface: str, known: Gazetteer) -> str:
    """The usual English form where the surname is a known one and the given name does not speak against it."""
    words = Words.of(surface)
    found = known.match(words, len(words) - 1)
    if not found or found[1].kind is not Kind.PERSON:
        return surface
    return found[1].id if len(words) == 1 or found[1].id[0] == surface[0] else surface
