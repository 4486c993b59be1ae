"""One language's ways to say who says it, compiled once."""

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import LANGUAGES, either, language_table


@dataclass(frozen=True, slots=True)
class Cues:
    language: str
    verbs: re.Pattern[str]
    say: frozenset[str]
    say_person: frozenset[str]
    separable: dict[str, re.Pattern[str]]
    before: re.Pattern[str]
    own: re.Pattern[str]
    after: re.Pattern[str]
    carry: re.Pattern[str]
    stop: re.Pattern[str]
    subordinate: re.Pattern[str]
    inverted: re.Pattern[str]
    mood: re.Pattern[str]
    pronouns: re.Pattern[str]
    determiners: frozenset[str]
    groups: re.Pattern[str]
    group_names: dict[str, str]
    nouns: frozenset[str]
    never_inverted: frozenset[str]
    auxiliary: re.Pattern[str]
    passive: re.Pattern[str]
    roles: re.Pattern[str]
    spokesperson: re.Pattern[str]

    def english(self, group: str) -> str:
        """"Wasserbehörde" is "water authority"; of a compound that is not listed, what its end means."""
        low = group.casefold()
        listed = self.group_names.get(low)
        ends = sorted((each for each in self.group_names if low.endswith(each)), key=len)
        return listed or (self.group_names[ends[-1]] if ends else group)

    @classmethod
    @cache
    def of(cls, language: str) -> "Cues":
        language = language if language in LANGUAGES else "en"
        table = language_table(language)
        words, people = table["attribution"], table["people"]
        say, say_person = set(table["say"].split()), set(table["say_person"].split())
        separable = {verb: re.compile(_particle(ends)) for verb, ends in table["separable"].items() if ends}
        english = dict(pair.replace("_", " ").split("=") for pair in people["groups"].split())
        groups = [re.escape(group) for group in english]
        roles = [re.escape(role) for role in people["roles"].split() if len(role) > 3]
        prefix = r"(?:[\w-]*?)" if language == "de" else ""
        return cls(
            language=language,
            verbs=re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(say | say_person | separable.keys(), key=len, reverse=True))})(?![\w-])"),
            say=frozenset(say),
            say_person=frozenset(say_person),
            separable=separable,
            before=re.compile(rf"(?<![\w-]){either(words['before_re'])}(?=[\s’'])", re.IGNORECASE),
            own=re.compile(either(words["own_re"]), re.IGNORECASE),
            after=re.compile(rf"\b{words['after_re']}\b"),
            carry=re.compile(rf"\b{either(words['carry_re'])}\b"),
            stop=re.compile(words["stop_re"]),
            subordinate=re.compile(rf"\b{words['subordinate_re']}"),
            inverted=re.compile(rf"\s*{words['inverted_re']}$"),
            mood=re.compile(table["reported"]["mood_re"]),
            pronouns=re.compile(rf"(?:(?<![\w’'-])|(?<=-t-)){either(people['pronouns'].split())}(?![\w’'])"),
            determiners=frozenset(people["determiners"].split()),
            group_names={group.casefold(): name for group, name in english.items()},
            nouns=frozenset(table["nouns"].split()),
            never_inverted=frozenset(table["never_inverted"].split()),
            auxiliary=re.compile(rf"(?<![\w]){either(words['auxiliary'].split())}(?![\w])"),
            passive=re.compile(words["passive_re"]),
            groups=re.compile(rf"(?<![\w-]){prefix}{either(groups)}(?![\w-])", re.IGNORECASE if language != "de" else 0),
            roles=re.compile(rf"(?<![\w-])[\w-]*{either(roles)}(?![\w-])", re.IGNORECASE),
            spokesperson=re.compile(rf"\b{people['spokesperson_re']}\s", re.IGNORECASE),
        )


def _particle(ends: str) -> str:
    return ends if ends.startswith("^") else rf"\b(?:{ends})\b"
