"""Speakers that no list has: the whole noun phrase beside a plain verb of saying ("the indictment says")."""

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction.attribution.clauses import region_end
from claims.extraction.attribution.cues import Cues
from claims.extraction.attribution.scene import Rank, Scene, Speaker, last_person
from claims.extraction.entities.vocabulary import vocabulary
from claims.extraction.lexicon import LANGUAGES, language_table


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's noun phrases: `before` fills the clause in front of the verb, `behind` starts right after it.

    `person` tells nouns for one person; `verbs` need no list of who may say.
    """

    verbs: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    opening: re.Pattern[str]
    person: re.Pattern[str]
    indefinite: re.Pattern[str]
    never: frozenset[str]

    @classmethod
    @cache
    def of(cls, language: str) -> "Phrases":
        table = language_table(language if language in LANGUAGES else "en")["unlisted"]
        phrase = rf"(?P<phrase>{table['phrase_re']})"
        return cls(
            verbs=frozenset(table["verbs"].split()),
            before=re.compile(
                rf"(?:{table['joint_re']})?{phrase}(?:{table['complement_re']})?{table['auxiliary_re']}\s*"
            ),
            behind=re.compile(rf"\s{phrase}(?:{table['complement_re']})?(?=\s*(?:[,.;:!?\u2002–—]|$))"),
            opening=re.compile(rf"[\s\u2002]*{table['auxiliary_re']}\s*"),
            person=re.compile(table["person_re"]),
            indefinite=re.compile(table["indefinite_re"], re.IGNORECASE),
            never=frozenset(table["never"].split()),
        )


def phrase_before(scene: Scene, low: int, word: str, start: int) -> Speaker | None:
    """The noun phrase that fills the clause before the verb."""
    phrases = Phrases.of(scene.cues.language)
    return (
        _speaker(scene, phrases, phrases.before.fullmatch(scene.plain, low, start)) if word in phrases.verbs else None
    )


def phrase_after(scene: Scene, low: int, word: str, start: int, end: int) -> Speaker | None:
    """The noun phrase behind a verb that opens its clause."""
    phrases = Phrases.of(scene.cues.language)
    opens = word in phrases.verbs and phrases.opening.fullmatch(scene.plain, low, start)
    return _speaker(scene, phrases, phrases.behind.match(scene.plain, end)) if opens else None


def phrase_behind(scene: Scene, place: int) -> Speaker | None:
    """The noun phrase behind "according to", "selon", "laut"."""
    phrases = Phrases.of(scene.cues.language)
    return _speaker(scene, phrases, phrases.behind.match(scene.plain, place, region_end(scene, place)))


def _speaker(scene: Scene, phrases: Phrases, found: re.Match[str] | None) -> Speaker | None:
    if not found or phrases.never.intersection(found["phrase"].casefold().split()):
        return None
    start, end = found.span("phrase")
    head = found["head"]
    if vocabulary(scene.cues.language).is_descriptor(head):
        return None
    is_known = found["one"] and not phrases.indefinite.match(found["one"])
    if is_known and phrases.person.search(head) and (person := last_person(scene)):
        return Speaker(Rank.ROLE, start, end, person, is_person=True)
    return Speaker(Rank.GROUP, start, end, _name(scene.cues, found["noun"], head), is_person=True)


def _name(cues: Cues, noun: str, head: str) -> str:
    """In English where the noun is known, else as it stands."""
    english = cues.english(head)
    return noun if english == head else english
