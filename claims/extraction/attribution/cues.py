"""One language's ways to say who says it, compiled once."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.extraction.entities.nations import nation_of
from claims.extraction.entities.vocabulary import vocabulary
from claims.extraction.lexicon import LANGUAGES, either, language_table, lowered, saying

DOCUMENTS = frozenset(["study", "report", "survey", "poll", "analysis", "forecast", "statement"])
COMPOUND_SPEAKER = re.compile(r"(?P<group>\w+?)s?-?sprecher(?:in)?$")
SPOKEN_FOR = frozenset(
    ["police", "fire brigade", "army", "prosecutors", "court", "city", "city administration", "municipality"]
)
PRONOUN, GROUP, ROLE, NATION = 1, 2, 4, 8


@dataclass(frozen=True, slots=True)
class Cues:
    language: str
    verbs: frozenset[str]
    bases: frozenset[str]  # English infinitives
    say: frozenset[str]
    say_person: frozenset[str]
    separable: dict[str, re.Pattern[str]]
    before: re.Pattern[str]
    own: re.Pattern[str]
    account: re.Pattern[str]
    facts: re.Pattern[str]
    acted: re.Pattern[str]
    disputed: re.Pattern[str]
    after: re.Pattern[str]
    nation: re.Pattern[str]
    carry: re.Pattern[str]
    stated_in: re.Pattern[str]
    stop: re.Pattern[str]
    subordinate: re.Pattern[str]
    as_told: re.Pattern[str]
    inverted: re.Pattern[str]
    told: re.Pattern[str]
    published: re.Pattern[str]
    silent: re.Pattern[str]
    mood: re.Pattern[str]
    pronouns: re.Pattern[str]
    pronoun_words: frozenset[str]
    determiners: frozenset[str]
    group_names: dict[str, str]
    phrases: tuple[str, ...]
    nouns: frozenset[str]
    demanding: frozenset[str]
    never_inverted: frozenset[str]
    quoting: frozenset[str]
    auxiliary: re.Pattern[str]
    passive: re.Pattern[str]
    spokesperson: re.Pattern[str]

    def english(self, group: str) -> str:
        """In English; of a compound that is not listed, what its end means if that is people."""
        low = group.casefold()
        ends = [each for each in self.group_names if low.endswith(each)] if self.language == "de" else []
        head = self.group_names[max(ends, key=len)] if ends else ""
        is_known = head.endswith("s") or head in DOCUMENTS
        genitive = low.removesuffix("es"), low.removesuffix("s")  # "Überzeugung des Gerichts"
        named = next((self.group_names[form] for form in (low, *genitive) if form in self.group_names), "")
        return named or (head if is_known else group)

    def spoken_for(self, word: str) -> str:
        """Whom a German compound speaks for, in English: "police" in "Polizeisprecher"; a company has its name."""
        found = COMPOUND_SPEAKER.match(word)
        group = self.group_names.get(found["group"].casefold(), "") if found else ""
        return group if group in SPOKEN_FOR else ""

    def agreed(self, word: str) -> str:
        """French participles agree with the subject behind "être": "s’est emportée"."""
        may_agree = self.language == "fr" and word.endswith(("ée", "és", "ées"))
        return word.rstrip("es") if may_agree else word

    def longest_group(self, plain: str, start: int, end: int) -> int:
        """Where a group ends that has more than one word: "projet de budget"."""
        text = plain[start : start + 60].casefold()
        ends = [start + len(group) for group in self.phrases if text.startswith(group)]
        return max([end, *ends])

    def is_group(self, word: str) -> bool:
        """Whether the word alone names a group; "people" does only in "people familiar with the matter"."""
        return self.language == "de" or word.casefold() in self.group_names

    def kind_of(self, word: str) -> int:
        """What a word can be in naming a speaker: a sum of PRONOUN, GROUP, ROLE and NATION."""
        return _kind_of(self.language, word)

    @classmethod
    @cache
    def of(cls, language: str) -> "Cues":
        language = language if language in LANGUAGES else "en"
        table = language_table(language)
        words, people = table["attribution"], table["people"]
        say, say_person = saying(language, "say"), saying(language, "say_person")
        separable = {verb: re.compile(_particle(ends)) for verb, ends in table["separable"].items() if ends}
        english = dict(pair.replace("_", " ").split("=") for pair in people["groups"].split())
        return cls(
            language=language,
            verbs=(say | say_person | separable.keys() | set(table["unlisted"]["verbs"].split())),
            bases=frozenset(
                f"{table['say_regular']} {table['say_person_regular']}".split() if language == "en" else ()
            ),
            say=say,
            say_person=say_person,
            separable=separable,
            before=re.compile(lowered(rf"(?<![\w-]){either(words['before_re'])}(?=[\s’'])")),
            own=re.compile(lowered(either(words["own_re"]))),
            account=re.compile(lowered(rf"\b{either(words['account_re'])}\b")),
            facts=re.compile(words["facts_re"]),
            acted=re.compile(words["acted_re"]),
            disputed=re.compile(rf"\b{words['disputed_re']}\s(?:[\w’']+\s?){{0,3}}$"),
            after=re.compile(rf"\b{words['after_re']}\b"),
            nation=re.compile(lowered(words["nation_re"])),
            carry=re.compile(lowered(rf"\b{either(words['carry_re'])}\b")),
            stated_in=re.compile(rf"\s?{words['stated_in_re']}\s", re.IGNORECASE),
            stop=re.compile(words["stop_re"]),
            subordinate=re.compile(rf"\b{words['subordinate_re']}"),
            as_told=re.compile(rf"\s*{words['as_told_re']}\s"),
            inverted=re.compile(rf"\s*{words['inverted_re']}$"),
            silent=re.compile(words["silent_re"]),
            published=re.compile(words["published_re"]),
            told=re.compile(words["told_re"]),
            mood=re.compile(table["reported"]["mood_re"]),
            pronouns=re.compile(rf"(?:(?<![\w’'-])|(?<=-t-)){either(people['pronouns'].split())}(?![\w’'])"),
            pronoun_words=frozenset(people["pronouns"].split()),
            determiners=frozenset(people["determiners"].split()),
            group_names={group.casefold(): name for group, name in english.items()},
            phrases=tuple(group.casefold() for group in english if " " in group),
            nouns=frozenset(table["nouns"].split()),
            quoting=saying(language, "quoting"),
            demanding=saying(language, "demanding"),
            never_inverted=frozenset(table["never_inverted"].split()),
            auxiliary=re.compile(rf"(?<![\w]){either(words['auxiliary'].split())}(?![\w])"),
            passive=re.compile(words["passive_re"]),
            spokesperson=re.compile(rf"\b{people['spokesperson_re']}\s", re.IGNORECASE),
        )


@lru_cache(maxsize=20_000)
def _kind_of(language: str, word: str) -> int:
    cues, low = Cues.of(language), word.casefold()
    heads = {group.split()[0] for group in cues.group_names}
    compound = language == "de" and len(low) > 6 and word[0].isupper() and low.endswith(tuple(cues.group_names))
    genitive = low.removesuffix("s") if language == "de" else low
    tests = (
        (
            PRONOUN,
            word in cues.pronoun_words
            or word.rpartition("-t-")[2] in cues.pronoun_words
            or word.rpartition("-")[2] in cues.pronoun_words,
        ),
        (GROUP, (not heads.isdisjoint((low, genitive)) and (language != "de" or word[0].isupper())) or compound),
        (ROLE, vocabulary(language).is_role(word)),
        (NATION, nation_of(word) is not None),
    )
    return sum(kind for kind, holds in tests if holds)


# German particles that are prepositions too. As a particle they end their clause: "aus zwölf Ländern" is none.
PARTICLES = re.compile(r"(?<!\w)(?:mit|an|ein|aus|nach|ab|vor|auf)(?!\w)")


def _particle(ends: str) -> str:
    """What must follow a separable verb, as a regular expression."""
    if ends.startswith("^"):
        return ends
    return rf"\b(?:{PARTICLES.sub(_at_the_end, ends)})\b"


def _at_the_end(particle: re.Match[str]) -> str:
    return particle.group() + r"(?=\s*(?:[^\w\s]|$|und\b|oder\b))"
