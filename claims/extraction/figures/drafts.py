"""A figure while it is read: tokens first, values and units as they become known."""

from dataclasses import dataclass
from decimal import Context, Decimal

from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.units.unit import MEASURE, Unit
from claims.extraction.types import Modifier

PERCENT = Decimal(100)
CENTS = Decimal("0.01")
SMALL = Context(prec=4)
OPEN_ABOVE = (Modifier.MORE_THAN, Modifier.AT_LEAST)
OPEN_BELOW = (Modifier.LESS_THAN, Modifier.AT_MOST)


@dataclass(slots=True)
class Draft:
    """`first` to `last` are the tokens of the surface, modifier included. `unit` is None until it is known.

    `upper` is set for a range, whose lower end is the numeral; `bracket` for a conversion in brackets.
    """

    first: int
    last: int
    numeral: Numeral
    unit: Unit | None
    modifier: Modifier = Modifier.EXACT
    upper: Decimal | None = None
    bracket: bool = False

    @property
    def value(self) -> Decimal:
        return self.numeral.value

    @property
    def is_prefixed(self) -> bool:
        """The unit stands in front of the number."""
        return self.unit is not None and self.unit.last == self.numeral.first

    def scale_by(self, factor: Decimal) -> None:
        self.numeral.value *= factor
        self.numeral.scale *= factor
        self.upper = None if self.upper is None else self.upper * factor

    def take_unit(self, unit: Unit | None) -> None:
        if unit is not None:
            self.unit = Unit(self.last, unit.name, unit.kind, unit.factor, unit.family)

    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        factor = self.unit.factor if self.unit else Decimal(1)
        low, high = plain(self.value * factor), plain((self.value if self.upper is None else self.upper) * factor)
        if self.upper is not None:
            return low, high
        return (None if self.modifier in OPEN_BELOW else low), (None if self.modifier in OPEN_ABOVE else high)


def as_share(draft: Draft) -> None:
    """Turn a fraction of a whole into percent, to two digits, below one percent to four: two thirds are 66.67 %."""
    share = draft.numeral.value * PERCENT
    draft.numeral.value = SMALL.create_decimal(share) if abs(share) < 1 else share.quantize(CENTS)
    draft.numeral.part = False
    draft.unit = Unit(draft.last, "%", MEASURE, known=False)


def plain(value: Decimal) -> Decimal:
    """The value without exponent and idle zeros."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() and abs(short.adjusted()) < 27 else short
