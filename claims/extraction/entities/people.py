"""Who is a person after all: news gives people by their full name before it calls them by one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.extraction.entities.calling import called_in
from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tagging.lists import letters_of
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import DESCRIPTOR, KEYWORD, ROLE, TITLE, traits, vocabulary

KIND_BEFORE = re.compile(r"(?<!\bde )\b(?:(?P<noun>[\w-]+) )?(?<!\bde )(?P<last>[\w-]+) $")
GIVEN, USUAL_GIVEN = "g", "G"


@dataclass(frozen=True, slots=True)
class People:
    """`parts` are all words of full names, `entitled` the names that a role or a title stands in front of.

    `described` are those behind a kind of organisation, `speaking` words right before a verb of saying.
    """

    language: str
    parts: frozenset[str]
    entitled: frozenset[str]
    described: frozenset[str]
    speaking: frozenset[str]

    @classmethod
    def of(
        cls, labels: Mapping[str, str], sentences: Sequence[Words], tagged: Mapping[str, list[Tagged]], language: str
    ) -> "People":
        full = [surface.split() for surface, label in labels.items() if label == "PER" and " " in surface]
        called = [pair for words in sentences for pair in called_in(words, tagged[words.text], language)]
        return cls(
            language,
            frozenset(part for words in full for part in words),
            frozenset(surface for surface, kind in called if traits(language, kind) & (ROLE | TITLE)),
            frozenset(each for words in sentences for each in _described(words, tagged[words.text], language)),
            frozenset(word for words in sentences for word in _speaking(words, language)),
        )

    def label(self, surface: str, label: str) -> str:
        """The tagger's label, but for who is taken for a person without being one, and for places that speak."""
        if label == "PER" and not self._is_person(surface):
            return "ORG"
        if label != "PER" and self._is_full_name(surface):
            return "PER"
        speaks = label == "LOC" and surface in self.speaking and not letters_of(surface)
        return "ORG" if speaks and not known_names(self.language).match(Words.of(surface), 0) else label

    def _is_full_name(self, surface: str) -> bool:
        """A usual given name and one word that is no place and no kind of organisation."""
        words = surface.split()
        if len(words) != 2 or USUAL_GIVEN not in letters_of(words[0]):
            return False
        if surface not in self.entitled and ("c" in letters_of(words[1]) or surface in self.described):
            return False
        is_kind = any(traits(self.language, word) & (KEYWORD | DESCRIPTOR) for word in words)
        return not is_kind and known_names(self.language).match(Words.of(surface), 0) is None

    def _is_person(self, surface: str) -> bool:
        words = surface.split()
        if surface in self.described:
            return False  # "die Betreibergesellschaft Luka Koper"
        if any(traits(self.language, word) & (KEYWORD | DESCRIPTOR) for word in words):
            return surface in self.entitled
        if self.language == "de" and len(words) > 1 and words[0].endswith("er") and not letters_of(words[0]):
            return surface in self.entitled  # "Dresdner Eislöwen"
        if len(words) > 1 or surface in self.entitled or surface in self.parts:
            return True
        found = known_names(self.language).match(Words.of(surface), 0)
        return GIVEN in letters_of(surface) or bool(found and found[1].kind is Kind.PERSON)


def _described(words: Words, names: Sequence[Tagged], language: str) -> Iterator[str]:
    """Behind its kind, in French also behind one more adjective: "le groupe allemand Brandtner"."""
    for each in names:
        if each.label != "PER" and " " not in words.text[each.start : each.end]:
            continue
        kind = KIND_BEFORE.search(words.text, max(0, each.start - 50), each.start)
        nouns = (kind["noun"], kind["last"]) if kind and language == "fr" else (kind["last"],) if kind else ()
        if any(noun and traits(language, noun) & DESCRIPTOR for noun in nouns):
            yield words.text[each.start : each.end]


def _speaking(words: Words, language: str) -> Iterator[str]:
    saying = vocabulary(language).saying
    for index in words.capitals:
        if index + 1 < len(words) and words.words[index + 1] in saying and words.gap(index) == " ":
            yield words.words[index]
