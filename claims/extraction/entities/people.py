"""People an article introduces: by title or job, by given name, or as the one who says something."""

import re
from collections.abc import Iterator

from claims.extraction.entities.gazetteer import Gazetteer, Introduced, Kind, Name
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import ROLE, TITLE, Context, traits

PARTICLES = frozenset(
    {"von", "van", "de", "del", "della", "di", "da", "du", "dos", "le", "la", "el", "al", "bin", "ibn", "ter"}
)
AFTER_PARTICLES = frozenset({"der", "den", "zu", "la", "las", "los"})  # "von der Leyen"
ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,}$")
SPACES = frozenset({" ", "\u00a0", "\u202f"})
TIME_WORDS = frozenset({"Anfang", "Mitte", "Ende"})
QUOTES = frozenset('„“”«»"')
LONGEST = 4
INITIALS = {"W": "V", "J": "Y", "C": "K"}  # letters that one name begins with in another spelling


def titled_people(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "Premierminister Luc Frieden", "the minister, Jane Doe", "le ministre des Finances, Jean Dupont"."""
    for index, word in enumerate(words.words):
        if traits(context.words.language, word) & (ROLE | TITLE):
            first = _name_after(words, index, context)
            last = _name_end(words, first, context) if first is not None else None
            if first is not None and last is not None:
                yield _introduced(words, first, last, context, word.casefold())


def given_names(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "Elena Pop": a given name with a surname."""
    for index in words.capitals:
        if words.words[index] in context.words.given and not _inside_name(words, index, context):
            last = _name_end(words, index, context)
            first = _first_part(words, index, context)
            if last is not None and last > index:
                yield _introduced(words, first, last, context)


def _first_part(words: Words, index: int, context: Context) -> int:
    """As in "Andrés Manuel López": outside German a capitalised word before the given name belongs to it."""
    before = index - 1
    free = before >= 0 and not context.words.compounds and words.gap(before) in SPACES and words.is_name(before)
    if (
        not free
        or context.words.is_common(words.words[before])
        or context.knows(words, before)
        or context.words.is_keyword(words.words[before])
    ):
        return index
    return before if before or words.words[before] in context.inner else index


def speaking_people(words: Words, context: Context) -> Iterator[Introduced]:
    """Two or three unknown names right beside a verb of saying, or with an age or a job behind a comma."""
    done = -1
    for index in words.capitals:
        last = _name_end(words, index, context) if index > done and _may_open(words, index, context) else None
        if (
            last is not None
            and 0 < last - index < 3
            and (_speaks(words, index, last, context) or _is_apposed(words, last, context))
        ):
            yield _introduced(words, index, last, context)
        done = done if last is None else last


def _may_open(words: Words, index: int, context: Context) -> bool:
    """A name starts after no other capitalised word, in German also only at a comma, a verb or the start."""
    before = words.gap(index - 1) if index else ""
    if index and context.words.is_descriptor(words.words[index - 1]):
        return False
    if not index or before.startswith(",") or before.strip() in QUOTES:
        return True
    if before not in SPACES or words.is_name(index - 1):
        return False
    return not context.words.compounds or words.words[index - 1] in context.words.saying


def _speaks(words: Words, first: int, last: int, context: Context) -> bool:
    before = first > 0 and words.words[first - 1] in context.words.saying and words.gap(first - 1) in SPACES
    behind = words.gap(last) in {*SPACES, ", "} and context.words.saying.intersection(words.words[last + 1 : last + 4])
    return before or bool(behind)


def _is_apposed(words: Words, last: int, context: Context) -> bool:
    """As in ", 42, a mechanic", ", the chief executive of"."""
    gap = words.gap(last)
    following = words.words[last + 1 : last + 5]
    age = re.match(r", \d{2}(?:,| ans| years)", words.text[words.spans[last][1] :][:12])
    return bool(age) or (gap == ", " and any(context.words.is_role(word) for word in following))


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
    while at + 1 < len(words) and (words.gap(at) in SPACES or (words.gap(at) == ". " and len(words.words[at]) <= 2)):
        at, step = at + 1, step + 1
        word = words.words[at]
        if words.is_name(at):
            return (
                0
                if context.words.is_role(word)
                or context.words.is_descriptor(word)
                or word in TIME_WORDS
                or context.is_calendar(word)
                else step
            )
        if word not in PARTICLES and not (word in AFTER_PARTICLES and words.words[at - 1] in PARTICLES):
            break
    return 0


def _trimmed(words: Words, first: int, last: int, context: Context) -> int:
    """German writes nouns like names: a third word is part of the name only if the article uses it alone as well."""
    if not context.words.compounds:
        return last
    while last > first + 1 and not _stands_alone(words, first, last, context):
        last -= 1
    return last


def _stands_alone(words: Words, first: int, at: int, context: Context) -> bool:
    before = words.words[at - 1]
    if before in PARTICLES | AFTER_PARTICLES and at - first > 3:
        return False
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
            return (
                step + 1
                if words.is_name(step + 1) and words.is_name(step + 2) and words.gap(step + 1) in SPACES
                else None
            )
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
    same_initial = INITIALS.get(found[1].id[0], found[1].id[0]) == INITIALS.get(surface[0], surface[0])
    return found[1].id if len(words) == 1 or same_initial else surface
