"""One language's words around names, and what the article at hand adds to them."""

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction.entities.gazetteer import Gazetteer, Kind, known_names
from claims.extraction.entities.nations import nation_of
from claims.extraction.entities.tokens import Words
from claims.extraction.lexicon import LANGUAGES, language_table, table


INNER_GAPS = frozenset({" ", "\u00a0", "’", "'", ", "})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    language: str
    roles: tuple[str, ...]
    role_words: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    descriptors: tuple[str, ...]
    descriptor_words: frozenset[str]
    keywords: frozenset[str]
    keyword_ends: tuple[str, ...]
    connectors: frozenset[str]
    acronym_lead: frozenset[str]
    no_prefix: frozenset[str]
    no_org: frozenset[str]
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
        low = word.casefold()
        return low in self.role_words or self.compounds and len(low) > 5 and low.endswith(self.roles)

    def is_descriptor(self, word: str) -> bool:
        low = word.casefold()
        return low in self.descriptor_words or self.compounds and low.endswith(self.descriptors)

    def is_keyword(self, word: str) -> bool:
        low = word.casefold()
        return word in self.keywords or self.compounds and (low in self.keyword_ends or len(low) > 6 and low.endswith(self.keyword_ends))

    def is_title(self, word: str) -> bool:
        return word.rstrip(".") in self.honorifics

    def is_common(self, word: str) -> bool:
        """Words that are no name of their own though a sentence may begin with them."""
        listed = word in self.starters or word.casefold() in self.groups or word.casefold() in self.calendar
        return listed or self.is_role(word) or self.is_descriptor(word) or nation_of(word) is not None


@cache
def vocabulary(language: str) -> Vocabulary:
    language = language if language in LANGUAGES else "en"
    words, names = language_table(language), table("names")
    people, organisations = words["people"], words["organisations"]
    roles, descriptors, keywords = people["roles"].split(), organisations["descriptors"].split(), organisations["keywords"].split()
    return Vocabulary(
        language=language,
        roles=tuple(role for role in roles if len(role) > 3),
        role_words=frozenset(roles),
        honorifics=frozenset(word.rstrip(".") for word in people["honorifics"].split()),
        given=frozenset(names["given"]["names"].split()),
        descriptors=tuple(each for each in descriptors if len(each) > 3),
        descriptor_words=frozenset(descriptors),
        keywords=frozenset(word for word in keywords if not word.islower() or language == "fr"),
        keyword_ends=tuple(word for word in keywords if word.islower() and len(word) > 3),
        connectors=frozenset(organisations["connectors"].split()),
        acronym_lead=frozenset(organisations["acronym_lead"].split()),
        no_prefix=frozenset(organisations["no_prefix"].split()),
        no_org=frozenset(names["no_org"]["names"].split()),
        saying=frozenset(words["say"].split()),
        starters=frozenset(words["starters"].split()),
        groups=frozenset(pair.split("=")[0].casefold() for pair in people["groups"].split()),
        naming=frozenset(organisations["naming"].split()),
        calendar=frozenset(re.findall(r"[^\W\d_]+", f"{words['dates']['months']} {words['dates']['weekdays']}")),
    )


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules of one article share.

    `inner` are the words it writes with a capital inside of sentences, where only names have one; `alone` those of them
    that stand without another capitalised word behind them; `spoken` those beside a verb of saying; `surnames` all parts of its people's names.
    """

    words: Vocabulary
    known: Gazetteer
    inner: frozenset[str]
    alone: frozenset[str]
    spoken: frozenset[str]
    surnames: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sentences: list[Words], language: str) -> "Context":
        saying = vocabulary(language).saying
        inner, alone, spoken = set(), set(), set()
        for words in sentences:
            for index, word in enumerate(words.words):
                if word[0].isupper() and (index == 0 or words.gap(index - 1) in INNER_GAPS):
                    follows = words.gap(index) == " " and words.is_name(index + 1)
                    alone |= set() if follows else {word}
                    inner |= {word} if index else set()
                    spoken |= {word} if saying.intersection(words.words[max(0, index - 1) : index + 2]) else set()
        return cls(vocabulary(language), known_names(language), frozenset(inner), frozenset(alone), frozenset(spoken))

    def is_person_word(self, word: str) -> bool:
        return word in self.words.given or self.words.is_title(word) or self.words.is_role(word)

    def knows(self, words: Words, index: int) -> bool:
        """Whether something else than a person is known to start there."""
        found = self.known.match(words, index)
        if not found or found[1].kind is Kind.PERSON:
            return False
        return found[0] > 1 or words.words[index] not in self.words.given
