"""Capitalised words of English and French that nothing else explains: names of organisations for the most part."""

import re
from collections.abc import Iterator

from claims.extraction.entities.gazetteer import Introduced, Kind, Name
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Context

SPACES = frozenset({" ", "\u00a0", "\u202f"})
QUOTES = "“”«»\"'‘’"
ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,}\d*$")
LONGEST = 4  # words


def unlisted_organisations(words: Words, context: Context) -> Iterator[Introduced]:
    """Runs of two and more words; German would give a noun behind an adjective at the start of a sentence."""
    done = -1
    for index in words.capitals if not context.words.compounds else ():
        if index <= done:
            continue
        last = index
        while last + 1 < len(words) and words.gap(last) in SPACES and words.is_name(last + 1):
            last += 1
        is_lead = (index == 0 and words.words[0] in context.words.starters) or words.words[index].endswith("-based")
        first = index + 1 if is_lead else index
        done = last
        if 0 < last - first < LONGEST and not _is_explained(words, first, last, context):
            surface = words.surface(first, last)
            yield Introduced(surface, Name(Kind.ORG, surface))
            if words.words[first] in context.alone and len(words.words[first]) > 3:
                yield Introduced(words.words[first], Name(Kind.ORG, surface))


def _is_explained(words: Words, first: int, last: int, context: Context) -> bool:
    """Somebody's name, a known one, words that begin with a capital for another reason, or a title in quotes."""
    before, run = words.text[: words.spans[first][0]].rstrip()[-1:], range(first, last + 1)
    if before in QUOTES and before and not words.text[words.spans[last][1] :][:1].isspace():
        return True
    return any(
        words.words[at] in context.surnames
        or words.words[at] in context.words.given
        or ACRONYM.match(words.words[at])
        or context.words.is_common(words.words[at])
        or context.known.match(words, at)
        for at in run
    )
