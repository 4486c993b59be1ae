"""All names of one article: the listed ones, and those that the tagger finds, each with one id wherever it stands."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from claims.extraction.entities.calling import called_in
from claims.extraction.entities.expansions import expanded_acronyms
from claims.extraction.entities.gazetteer import Gazetteer, Kind, Name, known_names
from claims.extraction.entities.missed import bare_subjects, missed, offices, quoted
from claims.extraction.entities.nations import nation_of
from claims.extraction.entities.nothing import is_thing
from claims.extraction.entities.people import People
from claims.extraction.entities.places import labelled
from claims.extraction.entities.tagging import Tagged, tag
from claims.extraction.entities.tagging.lists import is_common_word, letters_of
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.trimming import trimmed
from claims.extraction.entities.vocabulary import DESCRIPTOR, KEYWORD, ROLE, TITLE, traits
from claims.extraction.types import EntityType, Mention

KIND = DESCRIPTOR | KEYWORD
START = attrgetter("start")
RECALL = 300  # mentions that a later description may refer to; a text of any length takes linear time
KINDS = {"PER": Kind.PERSON, "ORG": Kind.ORG, "LOC": Kind.PLACE}
PARTICLES = frozenset({"von", "van", "de", "le", "la", "der", "den", "di", "da", "ter"})
INITIALS = {"W": "V", "J": "Y", "C": "K"}  # letters that one name begins with in another spelling


@dataclass(slots=True)
class Names:
    """All names of one article, and what has been mentioned so far while it is read from front to end.

    `called` are the common nouns that each id came with ("Netzbetreiber"); `tagged` what the tagger finds, by sentence.
    """

    language: str
    gazetteer: Gazetteer
    tagged: dict[str, list[Tagged]] = field(default_factory=dict)
    learnt: dict[str, Name] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    recent: deque[Mention] = field(default_factory=lambda: deque(maxlen=RECALL))
    heads: dict[str, Mention] = field(default_factory=dict)  # whom a common noun means, as far as the text is read
    ministry: str = ""  # of the minister or ministry named last
    home: str = ""  # the country that the dateline names
    sentences: list[Words] = field(default_factory=list)

    @classmethod
    def of(cls, sentences: list[Words], language: str) -> "Names":
        names = cls(language, Gazetteer(base=known_names(language)), sentences=sentences)
        names.tagged = {
            words.text: _all_tagged(words, trimmed(words, found, language), language)
            for words, found in zip(sentences, tag(sentences, language), strict=True)
        }
        for subject in bare_subjects(sentences, names.tagged, language):
            names.gazetteer.add(subject, Name(Kind.ORG, subject))
        names._bar(sentences)
        names._learn(sentences)
        for words in sentences:
            for surface, called in called_in(words, names.tagged[words.text], language):
                names.called[names.learnt[surface].id].add(called)
        return names

    def _bar(self, sentences: list[Words]) -> None:
        """What is a ship or a storm where the text first tells of it is none of the others later."""
        barred = {
            words.text[each.start : each.end]
            for words in sentences
            for each in self.tagged[words.text]
            if is_thing(words, (each.start, each.end), self.language)
        }
        if barred:
            for text, tagged in self.tagged.items():
                self.tagged[text] = [each for each in tagged if text[each.start : each.end] not in barred]

    def remember(self, found: Iterable[Mention]) -> None:
        """What later descriptions may refer to: by what it was called, organisations and places by their names too."""
        for mention in found:
            self.recent.append(mention)
            self.heads.update(self.heads_of(mention))

    def heads_of(self, mention: Mention) -> dict[str, Mention]:
        """Common nouns that stand for it from now on."""
        fitting = ROLE | TITLE if mention.type is EntityType.PERSON else KIND
        called = {head for head in self.called.get(mention.id, ()) if traits(self.language, head) & fitting}
        return dict.fromkeys((head for head in called | self._kinds_in(mention) if len(head) > 3), mention)

    def _kinds_in(self, mention: Mention) -> set[str]:
        """As "council" in "Thornbeck District Council"."""
        if mention.type not in (EntityType.ORG, EntityType.PLACE):
            return set()
        return {
            word.casefold() for word in mention.surface.replace("-", " ").split() if traits(self.language, word) & KIND
        }

    def look_home(self, openings: list[str]) -> None:
        """The first dateline that starts with a capital or a country tells where ministries without a country are."""
        for opening in openings:
            words = Words.of(opening.title() if opening.isupper() or opening.split(",")[0].isupper() else opening)
            found = self.gazetteer.match(words, 0) if len(words) and opening.rstrip()[-1:] in "-–—" else None
            if found and found[1].type is EntityType.COUNTRY:
                self.home = found[1].id
                return

    def told_by_adjectives(self) -> str:
        """The country that most adjectives of the text tell."""
        nations = Counter(code for words in self.sentences for word in words.words if (code := nation_of(word)))
        return max(nations, key=nations.__getitem__, default="")

    def _learn(self, sentences: list[Words]) -> None:
        """Whole names before their parts, so that a surname or a short form gets the id of the whole."""
        for words in sentences:
            for surface, name in expanded_acronyms(words, self.language):
                self.gazetteer.add(surface, name, anew=True)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for words in sentences:
            for each in self.tagged[words.text]:
                votes[words.text[each.start : each.end]][each.label] += 1
        written = Counter(chain.from_iterable(words.words for words in sentences))
        labels = {surface: max(found, key=found.__getitem__) for surface, found in votes.items()}
        placed = labelled(sentences, self.tagged, self.language)
        people = People.of(labels, sentences, self.tagged, self.language)
        for surface in sorted(votes, key=lambda surface: (-len(surface.split()), surface)):
            name = self._name(surface, placed.get(surface) or people.label(surface, labels[surface]))
            self.learnt[surface] = name
            self._add_short_forms(surface, name, written)
            is_acronym = name.kind is Kind.ORG and len(surface) > 2 and surface.isupper()
            if " " in surface or is_acronym or 2 * votes[surface].total() >= written[surface]:
                self._add(surface, name)

    def _add_short_forms(self, surface: str, name: Name, written: Counter[str]) -> None:
        """As in "Northgate" for "Northgate Building Society", where the text also has it alone."""
        words = surface.split()
        for word in {words[0], words[-1]} if name.kind is Kind.ORG and len(words) > 1 else ():
            kind = traits(self.language, word)
            if (
                len(word) > 3
                and word.istitle()
                and not kind
                and "c" not in letters_of(word)
                and not is_common_word(word, self.language)
                and written[word] > written[words[-1 if word == words[0] else 0]]
            ):
                self.gazetteer.add(word, name)

    def _add(self, surface: str, name: Name) -> None:
        self.gazetteer.add(surface, name)
        if name.kind is Kind.PERSON:
            called = surname(surface)
            self.gazetteer.add(called, name)
            self.gazetteer.add(called[:1].upper() + called[1:], name)  # "Van Aalst", at the start of a sentence

    def _name(self, surface: str, label: str) -> Name:
        """A name that is listed keeps its id; a part of one that the article has in full gets the whole one's."""
        words, kind = Words.of(surface), KINDS[label]
        found = self.gazetteer.match(words, 0) if len(words) else None
        whole = found and found[0] == len(words)
        if found and whole and (kind is found[1].kind or kind is not Kind.PERSON or found[1].kind in (Kind.COUNTRY,)):
            return found[1]
        if kind is Kind.PERSON:
            return Name(kind, self._person(words, plain(surface)))
        return Name(kind, plain(surface))

    def _person(self, words: Words, surface: str) -> str:
        """The usual English form where the surname is a known one and the given name does not speak against it."""
        found = self.gazetteer.match(words, len(words) - 1)
        if not found or found[1].kind is not Kind.PERSON:
            return surface
        same_initial = INITIALS.get(found[1].id[0], found[1].id[0]) == INITIALS.get(surface[0], surface[0])
        return found[1].id if len(words) == 1 or same_initial else surface


def _all_tagged(words: Words, kept: list[Tagged], language: str) -> list[Tagged]:
    """What the tagger found, names that are plain to see in its place, and what it missed, in order."""
    titles = [*quoted(words, language), *offices(words, language)]
    kept = [each for each in kept if all(each.end <= name.start or each.start >= name.end for name in titles)]
    return sorted([*titles, *kept, *missed(words, sorted([*titles, *kept], key=START), language)], key=START)


def surname(surface: str) -> str:
    words = surface.split()
    for at in range(1, len(words)):
        if words[at].casefold() in PARTICLES:
            return " ".join(words[at:])
    return words[-1]


def plain(surface: str) -> str:
    return re.sub(r"\s+", " ", surface.replace("&amp;", "&").replace("&#39;", "'").replace("\xad", ""))
