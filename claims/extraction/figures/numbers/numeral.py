"""A number as it is read off the tokens."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Numeral:
    """A number and the tokens it fills. `scale` is what its multipliers make, "85 billion" being 85 times that.

    `part` is a fraction of a whole ("two thirds"), `one` a lone "one" that may be an article, `about` a collective that
    is round by nature ("une trentaine"), `unit` what the word itself measures ("dreitägig").
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    words: bool = False
    part: bool = False
    one: bool = False
    about: bool = False
    half: bool = False
    unit: str | None = None
