"""What a known claim is to a sentence of a draft, and whether a published verdict speaks for the sentence. Pure."""

from collections.abc import Iterable
from enum import StrEnum

from claims.matching import Relation

# Of a verdict, 1 (false) to 5 (true). What lies between, or outside of the scale, speaks neither way.
FALSE, TRUE = 2, 4
# By the role of a claim in an entry: what the entry was about, or what stands beside it.
STATING = ("checked", "appearance")
AGAINST_IT = "contradicting"


# Why one claim is a newer state of another, where a figure, its stage or its day is what changed.
OF_FIGURES = frozenset({"differ", "recalled", "other stage", "other day"})


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


def is_of_figures(codes: Iterable[str]) -> bool:
    """Whether a figure is out of date, by the codes of the matcher's reasons; other news may follow any sentence."""
    return not OF_FIGURES.isdisjoint(codes)


def bearing_of(kind: Kind, value: int | None) -> Bearing | None:
    """To differ from what was found false makes nothing true."""
    if value is None or kind not in (Kind.MATCHES, Kind.CONTRADICTS) or FALSE < value < TRUE:
        return None
    if kind == Kind.MATCHES:
        return Bearing.FOR if value >= TRUE else Bearing.AGAINST
    return Bearing.AGAINST if value >= TRUE else None


def gravity(kind: Kind, bearing: Bearing | None) -> tuple[bool, int]:
    """By which what is found is sorted."""
    return bearing != Bearing.AGAINST, list(Kind).index(kind)
