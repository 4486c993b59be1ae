"""Who has been speaking so far, the sentence at hand, and what a speaker is."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum

from claims.extraction.attribution.cues import Cues
from claims.extraction.attribution.documents import authored
from claims.extraction.entities import Names
from claims.extraction.entities.nations import capital_name, country_name
from claims.extraction.lexicon import lower
from claims.extraction.reading import Draft
from claims.extraction.types import Claimant, EntityType, Mention

QUOTE = "\u2002" * 25  # blanked quoted words; shorter quotations do not part a clause
BREAK = re.compile(rf"[,;:–—()]\s|(?<=\w{{4}})(?<!Prof)[.!?]\s|[,;:–—()]$|\s-\s|{QUOTE}\u2002*[,.]?\s?")
RELATIVE = re.compile(
    r",\s(?:qui|dont|où|which|who|whose|whom|where)\s[^,]*(?:,|$)"
    r"|,\s\w{4,}\s(?:par|by)\s[^,]{2,80},"
    r"|,\s(?:(?:in|mit|von|an|für|auf|bei|zu|aus|unter) )?(?:de[rmn]|die|das|deren|dessen|denen|welche[rnms]?)\s"
    r"[^,]{3,160}\s[a-zäöüß]{2,},"
)
SHORT_FORM = re.compile(r"(?<=\w)\s\([^()\s]{1,12}\)(?=\s\w)")
EMPHATIC = re.compile(r", (?:elles?|lui|eux),(?= )")  # "L’opposition, elle, réclame"
OPENING, PERSON_OPENING = 30, 60  # code points before the name of a sentence's subject


class Rank(IntEnum):
    """Of names that stand together ("der Beraterin Elena Pop") the lowest one counts."""

    PERSON = 0
    INSTITUTION = 1
    PRONOUN = 2
    ROLE = 3
    GROUP = 4
    NATION = 5


@dataclass(frozen=True, slots=True)
class Speaker:
    """A candidate between two places of the sentence; a person may be quoted with any verb, an institution not."""

    rank: Rank
    start: int
    end: int
    name: str
    is_person: bool = False
    is_described: bool = False

    @property
    def may_be_named_next(self) -> bool:
        """By role or description, or as an unnamed spokesperson: the name may follow behind a comma."""
        return self.is_described or self.rank >= Rank.ROLE or (self.is_person and self.rank is Rank.INSTITUTION)


@dataclass(slots=True)
class Scene:
    """Who has been speaking so far, and the sentence at hand."""

    cues: Cues
    names: Names
    draft: Draft
    latest: Claimant | None = None  # who spoke in the sentence before
    source: str | None = None  # who spoke last, however long ago
    subject: str | None = None  # whom or what the text is about so far
    preceding: str | None = None  # whom or what the sentence before is about
    people: list[Mention] = field(default_factory=list)
    organisations: list[Mention] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)  # who wrote the last study, report …
    plain: str = ""
    low: str = ""  # `plain` in lower case
    clauses: list[int] = field(default_factory=list)  # where clauses start, the first one's start left out
    relatives: list[tuple[int, int]] = field(default_factory=list)  # relative clauses

    def enter(self, draft: Draft) -> None:
        self.draft = draft
        # "The office (BFS) expects": a short form in brackets is no clause of its own.
        self.plain = draft.sentence.plain
        if "(" in self.plain:
            self.plain = SHORT_FORM.sub(_blank, self.plain)
        if self.cues.language == "fr":
            self.plain = EMPHATIC.sub(_blank, self.plain)
        self.low = lower(self.plain)
        self.clauses = [found.end() for found in BREAK.finditer(self.plain)]
        self.relatives = [found.span() for found in RELATIVE.finditer(self.plain)] if "," in self.plain else []

    def is_aside(self, place: int, verb: int) -> bool:
        """Whether the place lies in a relative clause that is over where the verb stands."""
        return any(start < place < end <= verb + 1 for start, end in self.relatives)

    def leave(self, claimant: Claimant | None) -> None:
        """Remember who was named and who spoke, for the sentences behind this one."""
        is_question = "?" in self.draft.sentence.surface
        self.latest = claimant or (self.latest if is_question else None)
        self.source = claimant.name if claimant else self.source
        self.preceding = subject_of(self.draft, len(self.plain))
        self.subject = self.preceding or self.subject
        mentions = self.draft.mentions
        self.people += [mention for mention in mentions if mention.type is EntityType.PERSON]
        self.organisations += [mention for mention in mentions if mention.type is EntityType.ORG]
        self.authors |= dict(authored(self.draft.words, mentions, self.draft.sentence.start, self.cues))

    def clause_start(self, place: int) -> int:
        """Where the clause starts that the place lies in."""
        at = bisect_right(self.clauses, place)
        return self.clauses[at - 1] if at else 0


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def subject_of(draft: Draft, before: int) -> str | None:
    """The organisation that opens the sentence, but rather a person named before a place in it."""
    people = [each for each in draft.mentions if each.type is EntityType.PERSON]
    for mention in (*people, *draft.mentions):
        reach = PERSON_OPENING if mention.type is EntityType.PERSON else OPENING
        opens = mention.start - draft.sentence.start <= reach and mention.end - draft.sentence.start <= before
        if opens and mention.type in (EntityType.PERSON, EntityType.ORG):
            return mention.id
    return None


def name_of(mention: Mention) -> str:
    """The id, in English words for a country: its capital's where the text names the capital."""
    if mention.type is not EntityType.COUNTRY:
        return mention.id
    return capital_name(mention.id, mention.surface) or country_name(mention.id)


def last_person(scene: Scene) -> str | None:
    """Who was named last, in this sentence's past."""
    return scene.people[-1].id if scene.people else None
