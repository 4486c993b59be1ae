"""Two claims field by field: equal, near, or different."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from claims.models import Claim, Figure
from claims.wording.figures import amount, stage_words
from claims.wording.parties import entity_words, name_words
from claims.wording.terms import measure_words, unit_name
from claims.wording.times import moment

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
# What a field says, in the language of the reader; marks are of what is stored.
WORDS: dict[str, Callable[[Any], str]] = {
    "unit": unit_name,
    "measure": measure_words,
    "giver": entity_words,
    "receiver": entity_words,
    "stage": stage_words,
    "period": moment,
    "claimant": name_words,
    "when_value": moment,
}


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
    return Row(words, _text(name, this), _text(name, other), _sign(name, this, other))


def _text(name: str, row: Claim | Figure | None) -> str:
    if isinstance(row, Figure) and name == "amount":
        return amount(row)
    return WORDS[name](getattr(row, name)) if row else ""


def _sign(name: str, this: Claim | Figure | None, other: Claim | Figure | None) -> str:
    if isinstance(this, Figure) and isinstance(other, Figure) and name == "amount":
        return _amounts(this, other)
    here, there = (str(getattr(row, name, None) or "") for row in (this, other))
    return _mark(here, there, dates=name in DATES) if here and there else ALONE


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
