"""Places an article names that no list has: by the preposition in front of them."""

import re
from collections.abc import Iterator

from claims.extraction.entities.gazetteer import Introduced, Kind, Name
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Context

SPACES = frozenset({" ", "\u00a0", "\u202f"})
ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,}\d*$|.$")
LONGEST = 3  # words


def led_places(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "in Oakhaven", "à Vierzac", "bei Schneeburg"."""
    for index in words.capitals:
        based = words.words[index].removesuffix("-based")
        if based != words.words[index] and based[0].isupper() and not context.known.match(Words.of(based), 0):
            yield Introduced(based, Name(Kind.PLACE, based))
        if not index or words.gap(index - 1) not in SPACES or not _may_be_place(words, index, context):
            continue
        lead = words.words[index - 1]
        if lead in context.words.place_lead and _sounds_like_place(words.words[index], lead, context):
            last = _last(words, index, context)
            from_one = lead.casefold() != "from" or last == index
            if last is not None and from_one and not _goes_on(words, last):
                surface = words.surface(index, last)
                yield Introduced(surface, Name(Kind.PLACE, surface))


def named_places(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "the town of Oakhaven", "Mill Lane", "Kanton Hochrhein"."""
    for found in context.words.place_named.finditer(words.text):
        surface = next(name for name in found.groups() if name)
        first = Words.of(surface)
        if len(first) and not context.words.is_common(first.words[0]) and not context.known.match(first, 0):
            yield Introduced(surface, Name(Kind.PLACE, surface))


def _may_be_place(words: Words, index: int, context: Context) -> bool:
    word, spoken = words.words[index], context.words
    if ACRONYM.match(word) or spoken.is_common(word) or spoken.is_keyword(word) or word in context.surnames:
        return False
    return not context.known.match(words, index) and word not in spoken.given


def _sounds_like_place(word: str, lead: str, context: Context) -> bool:
    """German writes all nouns with a capital: its places need the end of one, or "in" and no end of a noun."""
    if not context.words.compounds:
        return True
    if context.words.place_end.search(word):
        return True
    return lead.casefold() == "in" and not context.words.noun_end.search(word)


def _last(words: Words, first: int, context: Context) -> int | None:
    """`None` where the run is an organisation's name: "at Wexcombe General Hospital"."""
    if context.words.compounds:
        return first
    last = first
    while last + 1 < len(words) and words.gap(last) in SPACES and words.is_name(last + 1):
        last += 1
    rest = [words.words[at] for at in range(first, last + 1)]
    if len(rest) > LONGEST or any(context.words.is_keyword(word) or context.words.is_common(word) for word in rest):
        return None
    return last


def _goes_on(words: Words, last: int) -> bool:
    """A name that owns something or is tied to another word is rather not a place."""
    return words.text[words.spans[last][1] :][:1] in {"&", "/"} or words.gap(last).startswith(" & ")
