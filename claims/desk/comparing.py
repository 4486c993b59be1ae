"""Two claims field by field: equal, near, or different."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from claims.models import Claim, Figure
from claims.wording.figures import amount

EQUAL, NEAR, DIFFERS, ALONE = "equal", "near", "differs", ""
ALIKE = 70  # of 100: from here two names may well be one
TENTH = Decimal("0.1")

FIGURE_ROWS: tuple[tuple[str, Promise], ...] = (
    ("amount", _("Amount")),
    ("unit", _("Currency or unit")),
    ("measure", _("Of what")),
    ("giver", _("Giver")),
    ("receiver", _("Receiver")),
    ("stage", _("Stage")),
    ("period", _("Period")),
)
CLAIM_ROWS: tuple[tuple[str, Promise], ...] = (("claimant", _("Claimant")), ("when_value", _("When")))
DATES = ("period", "when_value")


@dataclass(frozen=True, slots=True)
class Row:
    name: str | Promise
    this: str
    other: str
    mark: str


def rows(this: Claim, other: Claim) -> list[Row]:
    """What at least one of the two says, with the two figures that are most alike."""
    found = [row for row in (_row(name, words, this, other) for name, words in CLAIM_ROWS) if row.this or row.other]
    return _figure_rows(list(this.figures.all()), list(other.figures.all())) + found


def _figure_rows(these: Sequence[Figure], others: Sequence[Figure]) -> list[Row]:
    nothing: list[Figure | None] = [None]
    pairs = [_beside(this, other) for this in these or nothing for other in others or nothing]
    best = max(pairs, key=lambda found: (_count(found, EQUAL), _count(found, NEAR)))
    return [row for row in best if row.this or row.other]


def _beside(this: Figure | None, other: Figure | None) -> list[Row]:
    return [_row(name, words, this, other) for name, words in FIGURE_ROWS]


def _count(found: Sequence[Row], mark: str) -> int:
    return sum(row.mark == mark for row in found)


def _row(name: str, words: Promise, this: Claim | Figure | None, other: Claim | Figure | None) -> Row:
    here, there = _text(name, this), _text(name, other)
    if not here or not there:
        return Row(words, here, there, ALONE)
    if isinstance(this, Figure) and isinstance(other, Figure) and name == "amount":
        return Row(words, here, there, _amounts(this, other))
    return Row(words, here, there, _mark(here, there, dates=name in DATES))


def _text(name: str, row: Claim | Figure | None) -> str:
    if row is None:
        return ""
    return amount(row) if name == "amount" and isinstance(row, Figure) else str(getattr(row, name) or "")


def _mark(here: str, there: str, *, dates: bool) -> str:
    if here.casefold() == there.casefold():
        return EQUAL
    if dates:  # a month lies in its year
        return NEAR if here.startswith(there) or there.startswith(here) else DIFFERS
    return NEAR if fuzz.WRatio(here.casefold(), there.casefold()) >= ALIKE else DIFFERS


def _amounts(this: Figure, other: Figure) -> str:
    if this.unit != other.unit:
        return DIFFERS
    if (this.low, this.high) == (other.low, other.high):
        return EQUAL
    return NEAR if _meet(this, other) or _close(this, other) else DIFFERS


def _meet(this: Figure, other: Figure) -> bool:
    """Whether one number could be both: more than 250 and 254, but not more than 250 and 250."""
    lows = [bound.low for bound in (this, other) if bound.low is not None]
    highs = [bound.high for bound in (this, other) if bound.high is not None]
    return not lows or not highs or max(lows) < min(highs)


def _close(this: Figure, other: Figure) -> bool:
    one, two = (figure.low if figure.low is not None else figure.high or Decimal(0) for figure in (this, other))
    return abs(one - two) <= TENTH * max(abs(one), abs(two))
