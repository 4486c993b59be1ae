"""Who is a person after all: news gives people by their full name before it calls them by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.extraction.entities.calling import called_in
from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tagging.lists import letters_of
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import DESCRIPTOR, KEYWORD, ROLE, TITLE, traits

GIVEN = "g"


@dataclass(frozen=True, slots=True)
class People:
    """`parts` are all words of full names, `entitled` the names that a role or a title stands in front of."""

    language: str
    parts: frozenset[str]
    entitled: frozenset[str]

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
        )

    def label(self, surface: str, label: str) -> str:
        """The tagger's label, but for a name that it takes for a person and that nothing in the text makes one."""
        return "ORG" if label == "PER" and not self._is_person(surface) else label

    def _is_person(self, surface: str) -> bool:
        words = surface.split()
        if any(traits(self.language, word) & (KEYWORD | DESCRIPTOR) for word in words):
            return surface in self.entitled
        if len(words) > 1 or surface in self.entitled or surface in self.parts:
            return True
        found = known_names(self.language).match(Words.of(surface), 0)
        return GIVEN in letters_of(surface) or bool(found and found[1].kind is Kind.PERSON)
