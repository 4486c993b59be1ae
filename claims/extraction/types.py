"""What the engine finds. Every offset is in code points of the text that `extract` was given, `end` exclusive."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Modifier(StrEnum):
    """How a number is meant; decides which of `low` and `high` is open."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"
    NEARLY = "nearly"


class Stage(StrEnum):
    """How far the money or the goods have come."""

    PLEDGED = "pledged"
    ALLOCATED = "allocated"
    DELIVERED = "delivered"
    PLANNED = "planned"
    SPENT = "spent"


class Scope(StrEnum):
    """What a figure covers beside other figures of the same matter."""

    TOTAL = "total"  # to date
    PERIOD = "period"  # of its period alone
    ADDITIONAL = "additional"  # on top of what was there
    PART = "part"  # inside another figure


class EntityType(StrEnum):
    COUNTRY = "country"
    ORG = "org"
    PERSON = "person"
    PLACE = "place"


class Grain(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Role:
    """A property of a figure with the words that say so; a property without words is `None`, never guessed."""

    value: str
    surface: str


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A number with what it counts or measures.

    `unit` is an ISO 4217 code, `%`, or a singular English noun or symbol. A point value has `low == high`; `more_than`
    and `at_least` leave `high` open, `less_than` and `at_most` leave `low` open.
    `measure` is an English noun, `giver` and `receiver` hold an entity id, `period` and `as_of` an ISO 8601 date or
    interval cut to its grain.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    modifier: Modifier
    measure: Role | None = None
    stage: Role | None = None
    giver: Role | None = None
    receiver: Role | None = None
    period: Role | None = None
    as_of: Role | None = None
    scope: Role | None = None


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """An entity where the text names it. `id` is ISO 3166-1 alpha-2 for countries, else the common English name."""

    type: EntityType
    id: str


@dataclass(frozen=True, slots=True)
class When(Span):
    """The time of the content, ISO 8601 cut to its grain and resolved against the publication date."""

    value: str
    grain: Grain


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who asserts a claim: canonical English name and, where the sentence itself attributes, the words that do."""

    name: str
    surface: str | None


@dataclass(frozen=True, slots=True)
class Finding(Span):
    """One checkable claim. `score` (0 to 1) ranks by worth of checking, `reasons` say why in plain English.

    `found_by` is empty for a claim of our rules, else the name of the language model that pointed at the sentence.
    """

    label: str
    score: float
    reasons: tuple[str, ...]
    claimant: Claimant | None = None
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    when: When | None = None
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class SpanReading:
    """What the engine makes of words that somebody selected; `sentences` are where it cuts the text around them."""

    finding: Finding
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that is known of one text. `figures` holds every figure of it, in a finding or not."""

    language: str
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]
    furniture: tuple[Span, ...]
