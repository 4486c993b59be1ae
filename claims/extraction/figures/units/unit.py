"""A unit as it is read off the tokens."""

from dataclasses import dataclass
from decimal import Decimal

MONEY, MEASURE, COUNT = "money", "measure", "count"
TIMES = frozenset(("day", "week", "month", "year", "h", "min", "s", "quarter", "decade", "century"))


@dataclass(slots=True)
class Unit:
    """A unit and the index behind its words. `family` is set for a currency word that several countries share."""

    last: int
    name: str
    kind: str
    factor: Decimal = Decimal(1)
    family: str = ""
    known: bool = True
