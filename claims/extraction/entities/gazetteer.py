"""Names known before an article is read, and those it brings along: a table from first words to whole names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from babel import Locale, UnknownLocaleError

from claims.extraction.entities.tokens import NAME_GAP, WORD, Words
from claims.extraction.lexicon import table
from claims.extraction.types import EntityType

# Babel also names continents and unions of states; those are no countries, and some codes are kept for other ends.
NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


class Kind(StrEnum):
    COUNTRY = "country"
    CAPITAL = "capital"  # a city that also stands for a government
    SEAT = "seat"  # a city that also stands for an organisation
    PLACE = "place"
    ORG = "org"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """`id` is what a mention gets; `city` the English name where the place itself is meant."""

    kind: Kind
    id: str
    city: str = ""

    @property
    def type(self) -> EntityType:
        return TYPES[self.kind]


TYPES = {
    Kind.COUNTRY: EntityType.COUNTRY,
    Kind.CAPITAL: EntityType.COUNTRY,
    Kind.SEAT: EntityType.ORG,
    Kind.PLACE: EntityType.PLACE,
    Kind.ORG: EntityType.ORG,
    Kind.PERSON: EntityType.PERSON,
}


@dataclass(slots=True)
class Gazetteer:
    """Whole names by their first word, the longest first; `base` is looked into as well."""

    names: dict[str, list[tuple[tuple[str, ...], Name]]] = field(default_factory=dict)
    base: "Gazetteer | None" = None

    def add(self, surface: str, name: Name, *, anew: bool = False) -> None:
        """The first name that a surface gets is the one it keeps; `anew` for what a text says itself."""
        words = tuple(match.group().replace("\xad", "") for match in WORD.finditer(surface))
        known_before = self.names.get(words[0], []) if words and anew else self.starting(words[0]) if words else []
        if not words or any(known == words for known, _ in known_before):
            return
        entries = self.names.setdefault(words[0], [])
        entries.append((words, name))
        entries.sort(key=lambda entry: -len(entry[0]))

    def starting(self, word: str) -> list[tuple[tuple[str, ...], Name]]:
        own, known = self.names.get(word), self.base.starting(word) if self.base else []
        if not own or not known:
            return own or known
        return sorted([*own, *known], key=lambda entry: -len(entry[0]))

    def match(self, words: Words, index: int) -> tuple[int, Name] | None:
        """How many words from `index` on are a name, and whose; a German or English -s at its end is let through."""
        word = words.words[index]
        entries = self.starting(word)
        found = self._longest(entries, words, index) if entries else None
        if found or word[-1] != "s" or len(word) < 4:
            return found
        return next(((1, name) for known, name in self.starting(word[:-1]) if len(known) == 1), None)

    def _longest(
        self, entries: Iterable[tuple[tuple[str, ...], Name]], words: Words, index: int
    ) -> tuple[int, Name] | None:
        nearly: tuple[int, Name] | None = None
        for known, name in entries:
            last = index + len(known) - 1
            found = words.words[index : last + 1]
            same = len(found) == len(known) and found[:-1] == known[:-1] and found[-1] in {known[-1], f"{known[-1]}s"}
            if nearly and len(known) < nearly[0]:
                return nearly
            if same and all(NAME_GAP.match(words.gap(at)) for at in range(index, last)):
                if found[-1] == known[-1]:
                    return len(known), name
                nearly = nearly or (len(known), name)
        return nearly


def _variants(entry: str) -> Iterator[str]:
    for word in entry.split():
        yield word.replace("_", " ")


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        names = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in names.items() if code.isalpha() and code not in NOT_COUNTRIES}


@cache
def known_names(language: str) -> Gazetteer:
    """Countries in the language and in English, seats of government, regions, cities, organisations, people."""
    gazetteer = Gazetteer()
    for listing in (
        _listed("orgs", Kind.ORG),
        _listed("regions", Kind.PLACE),
        _people(),
        _countries(language),
        _seats(),
        _cities(),
    ):
        for surface, name in listing:
            gazetteer.add(surface, name)
    return gazetteer


def _listed(section: str, kind: Kind) -> Iterator[tuple[str, Name]]:
    for name_id, entry in table("names")[section].items():
        for surface in _variants(entry):
            yield surface, Name(kind, name_id)


def _people() -> Iterator[tuple[str, Name]]:
    for name_id in table("names")["people"]:
        yield name_id, Name(Kind.PERSON, name_id)
    yield from _listed("people", Kind.PERSON)


def _countries(language: str) -> Iterator[tuple[str, Name]]:
    yield from _listed("countries", Kind.COUNTRY)
    yield from _listed("nicknames", Kind.COUNTRY)
    for locale in (language, "en"):
        for code, surface in _territories(locale).items():
            yield surface, Name(Kind.COUNTRY, code)


def _seats() -> Iterator[tuple[str, Name]]:
    for section, kind in (("capitals", Kind.CAPITAL), ("seats", Kind.SEAT)):
        for name_id, entry in table("names")[section].items():
            forms = list(_variants(entry))
            for surface in forms:
                yield surface, Name(kind, name_id, forms[0])


def _cities() -> Iterator[tuple[str, Name]]:
    for entry in table("names")["cities"]["names"].split():
        forms = [form.replace("_", " ") for form in entry.split("=")]
        for surface in forms:
            yield surface, Name(Kind.PLACE, forms[0])
