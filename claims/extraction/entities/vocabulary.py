"""One language's words around names, and what the article at hand adds to them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.extraction.entities.nations import nation_of
from claims.extraction.lexicon import LANGUAGES, language_table, saying, table

ROLE, DESCRIPTOR, KEYWORD, TITLE, COMMON = 1, 2, 4, 8, 16  # plain numbers: an enum would be half of the run time


@dataclass(frozen=True, slots=True)
class Vocabulary:
    language: str
    roles: tuple[str, ...]
    role_words: frozenset[str]
    honorifics: frozenset[str]
    descriptors: tuple[str, ...]
    descriptor_words: frozenset[str]
    keywords: frozenset[str]
    keyword_ends: tuple[str, ...]
    kinds_apart: tuple[str, ...]
    connectors: frozenset[str]
    no_org: frozenset[str]
    no_lead: frozenset[str]
    saying: frozenset[str]
    starters: frozenset[str]
    groups: frozenset[str]
    naming: frozenset[str]
    calendar: frozenset[str]

    @property
    def compounds(self) -> bool:
        """German builds one word where the others write several, so ends of words count."""
        return self.language == "de"

    def is_role(self, word: str) -> bool:
        return traits(self.language, word) & ROLE != 0

    def is_descriptor(self, word: str) -> bool:
        return traits(self.language, word) & DESCRIPTOR != 0

    def is_keyword(self, word: str) -> bool:
        return traits(self.language, word) & KEYWORD != 0

    def is_title(self, word: str) -> bool:
        return traits(self.language, word) & TITLE != 0

    def is_common(self, word: str) -> bool:
        """Words that are no name of their own though a sentence may begin with them."""
        return traits(self.language, word) & (COMMON | TITLE | ROLE | DESCRIPTOR) != 0


@lru_cache(maxsize=20_000)
def traits(language: str, word: str) -> int:
    """What a word can be beside a name: a sum of ROLE, DESCRIPTOR, KEYWORD, TITLE and COMMON."""
    words, low = vocabulary(language), word.casefold()
    tests = (
        (ROLE, low in words.role_words or (words.compounds and len(low) > 5 and _is_german_role(words, low))),
        (DESCRIPTOR, _is_descriptor(words, low)),
        (KEYWORD, _is_keyword(words, word, low)),
        (TITLE, word.rstrip(".") in words.honorifics),
        (COMMON, word in words.starters or low in words.groups or low in words.calendar or nation_of(word) is not None),
    )
    return sum(trait for trait, holds in tests if holds)


FEMALE = ("erin", "istin", "entin", "antin", "orin", "eurin", "ologin", "agogin", "etin", "kerin", "gräfin")


def _is_german_role(words: Vocabulary, low: str) -> bool:
    """A female form at the end of a noun is hardly anything else than a job."""
    return low.endswith(words.roles) or (len(low) > 6 and low.endswith(FEMALE))


def _is_descriptor(words: Vocabulary, low: str) -> bool:
    if low in words.descriptor_words:
        return True
    if words.compounds:
        return low.endswith(words.descriptors) or low.removesuffix("s").removesuffix("e").endswith(words.descriptors)
    return len(low) > 7 and low.endswith(("maker", "builder"))


def _is_keyword(words: Vocabulary, word: str, low: str) -> bool:
    if word in words.keywords:
        return True
    return words.compounds and (low in words.keyword_ends or (len(low) > 6 and low.endswith(words.keyword_ends)))


@cache
def vocabulary(language: str) -> Vocabulary:
    language = language if language in LANGUAGES else "en"
    words, names = language_table(language), table("names")
    people, organisations = words["people"], words["organisations"]
    english = language_table("en")["organisations"]["keywords"].split()
    roles, descriptors, keywords = (
        people["roles"].split(),
        organisations["descriptors"].split(),
        organisations["keywords"].split(),
    )
    return Vocabulary(
        language=language,
        roles=tuple(role for role in roles if len(role) > 3),
        role_words=frozenset(roles),
        honorifics=frozenset(word.rstrip(".") for word in people["honorifics"].split()),
        descriptors=tuple(each for each in descriptors if len(each) > 3),
        descriptor_words=frozenset(each.casefold() for each in descriptors),
        keywords=frozenset([*(word for word in keywords if not word.islower() or language == "fr"), *english]),
        keyword_ends=tuple(word for word in keywords if word.islower() and len(word) > 3),
        kinds_apart=tuple(organisations["apart"].split()),
        connectors=frozenset(organisations["connectors"].split()),
        no_org=frozenset(names["no_org"]["names"].split()),
        no_lead=frozenset(names["no_entity"]["lead"].split()),
        saying=saying(language, "say"),
        starters=frozenset(words["starters"].split()),
        groups=frozenset(pair.split("=")[0].casefold() for pair in people["groups"].split()),
        naming=frozenset(organisations["naming"].split()),
        calendar=frozenset(re.findall(r"[^\W\d_]{4,}", f"{words['dates']['months']} {words['dates']['weekdays']}")),
    )


def is_person_word(words: Vocabulary, word: str) -> bool:
    return words.is_title(word) or words.is_role(word)
