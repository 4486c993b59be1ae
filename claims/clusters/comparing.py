"""How the figures of one claim stand to those of another, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Figure

EQUAL, DIFFERS, ALONE = "equal", "differs", ""

FIELDS: dict[str, tuple[str, ...]] = {
    "amount": ("low", "high", "modifier", "unit"),
    "measure": ("measure",),
    "giver": ("giver_id",),
    "receiver": ("receiver_id",),
    "stage": ("stage",),
    "scope": ("scope",),
    "period": ("period",),
    "as_of": ("as_of",),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure with a mark for each of FIELDS: equal, differs, or nothing, where one of the two does not say."""

    figure: Figure
    marks: dict[str, str]


def compared(figures: Sequence[Figure], reference: Sequence[Figure]) -> list[Compared]:
    """Put each figure beside the one of `reference` that it is most like; units that differ are not compared."""
    return [_beside(figure, [other for other in reference if other.unit == figure.unit]) for figure in figures]


def _beside(figure: Figure, others: Sequence[Figure]) -> Compared:
    rated = [{name: _mark(figure, other, columns) for name, columns in FIELDS.items()} for other in others]
    return Compared(figure, max(rated, key=lambda marks: list(marks.values()).count(EQUAL), default={}))


def _mark(figure: Figure, other: Figure, columns: Sequence[str]) -> str:
    here, there = ([getattr(row, column) for column in columns] for row in (figure, other))
    if not any(here) or not any(there):
        return ALONE
    return EQUAL if here == there else DIFFERS
