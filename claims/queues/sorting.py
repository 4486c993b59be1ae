"""The orders of a queue. Each is a row of phases, read one after the other, and each phase from an index.

Whoever asks for the largest figure first sees the claims without one too: they are a phase of their own, behind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.querysets import ClaimQuerySet

WORTH = "worth"
Number = type[int] | type[float] | type[Decimal]


@dataclass(frozen=True, slots=True)
class Phase:
    """Claims by the column or annotation `key`, the largest first; among equals the oldest first, or the newest."""

    claims: ClaimQuerySet
    key: str = ""
    number: Number = int
    newest: bool = False

    def ordered(self, *, backwards: bool = False) -> ClaimQuerySet:
        age = "-pk" if self.newest else "pk"
        rows = self.claims.order_by(*([f"-{self.key}"] if self.key else []), age)
        return rows.reverse() if backwards else rows

    def beyond(self, value: str, pk: int, *, backwards: bool = False) -> ClaimQuerySet:
        """What follows the claim of this key, or stands before it, the nearest first.

        Written so that an index of the key is read from there on. Raises an ArithmeticError or a ValueError if `value`
        is no number.
        """
        rows = self.ordered(backwards=backwards)
        passed = Q(pk__gte=pk) if self.newest != backwards else Q(pk__lte=pk)
        if not self.key:
            return rows.exclude(passed)
        number = self.number(value)
        upto = rows.filter(**{f"{self.key}__{'gte' if backwards else 'lte'}": number})
        return upto.exclude(passed & Q(**{self.key: number}))


Phases = Callable[[ClaimQuerySet, str], list[Phase]]


@dataclass(frozen=True, slots=True)
class Sort:
    """`phases` is given the claims, and the unit whose figures alone count, if one was asked for."""

    label: Promise
    phases: Phases


def _largest(claims: ClaimQuerySet, unit: str) -> list[Phase]:
    return [Phase(claims.with_largest(unit), "largest", Decimal), Phase(claims.without_figure(unit))]


def _conflicts(claims: ClaimQuerySet, _unit: str) -> list[Phase]:
    return [Phase(claims.with_conflicts(), "conflicts"), Phase(claims.without_conflicts())]


SORTS = {
    WORTH: Sort(_("worth checking"), lambda claims, _unit: [Phase(claims, "score", float)]),
    "newest": Sort(_("newest first"), lambda claims, _unit: [Phase(claims, newest=True)]),
    "oldest": Sort(_("oldest first"), lambda claims, _unit: [Phase(claims)]),
    "largest": Sort(_("largest figure"), _largest),
    "conflicts": Sort(_("most conflicts"), _conflicts),
}
