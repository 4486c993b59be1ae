"""What a known claim is to a sentence of a draft, and whether a published verdict speaks for the sentence. Pure."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any

from claims.matching import Relation

# Of a verdict, 1 (false) to 5 (true). What lies between, or outside of the scale, speaks neither way.
FALSE, TRUE = 2, 4
# By the role of a claim in an entry: what the entry was about, or what stands beside it.
STATING = ("checked", "appearance")
AGAINST_IT = "contradicting"
RESTED_ON = "evidence"


# Why one claim is a newer state of another, where a figure, its stage or its day is what changed; and why two agree.
CHANGED = frozenset({"differ", "recalled", "other stage", "other day"})
AGREEING = frozenset({"equal", "fits", "converted"})

Reason = Mapping[str, Any]


class Kind(StrEnum):
    """The gravest first."""

    CONTRADICTS = "contradicts"
    SUPERSEDED = "superseded"
    MATCHES = "matches"
    UNCHECKED = "unchecked"


class Bearing(StrEnum):
    """Whether the verdict of an entry speaks for a sentence or against it."""

    FOR = "for"
    AGAINST = "against"


def kind_of(relation: Relation, role: str, *, outdated: bool) -> Kind:
    """`relation` holds between the sentence and a claim, which has this role in a published entry ("" for none);
    `outdated`: another claim is newer than what both say."""
    if outdated:
        return Kind.SUPERSEDED
    if relation == Relation.SAME:
        return {AGAINST_IT: Kind.CONTRADICTS}.get(role, Kind.MATCHES if role in STATING else Kind.UNCHECKED)
    if relation == Relation.CONFLICTS and role and role != AGAINST_IT:
        return Kind.CONTRADICTS
    return Kind.UNCHECKED


def is_of_figures(reasons: Iterable[Reason]) -> bool:
    """Whether a figure is out of date; other news may follow any sentence."""
    return any(reason["code"] in CHANGED for reason in reasons)


def words_of(reasons: Iterable[Reason], side: str, codes: Collection[str]) -> frozenset[str]:
    """The words of the figures, or days, that reasons with these codes are about, on this side of the pair."""
    return frozenset(str(reason[side]) for reason in reasons if reason["code"] in codes and side in reason)


def may_replace(told: Collection[str], later: Collection[str]) -> bool:
    """Whether what speaks of these times (ISO 8601) can be the newer state of what speaks of those: nothing that is
    said of this year changes what was so in a year that is named."""
    years, others = ({time[:4] for times in each for time in times.split("/")} for each in (told, later))
    return not years or bool(years & others)


def bearing_of(kind: Kind, role: str, value: int | None) -> Bearing | None:
    """To differ from what was found false makes nothing true; to differ from what an entry rests on does speak."""
    if kind == Kind.CONTRADICTS and role == RESTED_ON:
        return Bearing.AGAINST
    if value is None or kind not in (Kind.MATCHES, Kind.CONTRADICTS) or FALSE < value < TRUE:
        return None
    if kind == Kind.MATCHES:
        return Bearing.FOR if value >= TRUE else Bearing.AGAINST
    return Bearing.AGAINST if value >= TRUE else None


def gravity(kind: Kind, bearing: Bearing | None) -> tuple[bool, int]:
    """By which what is found is sorted."""
    return bearing != Bearing.AGAINST, list(Kind).index(kind)
