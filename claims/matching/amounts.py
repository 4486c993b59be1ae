"""Figures beside each other: what one allows, whether two can be true of one thing, and in what they differ."""

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from currency_converter import CurrencyConverter

from claims.extraction import Figure, Modifier, Scope
from claims.matching.language import standing_patterns

MONEY = re.compile(r"[A-Z]{3}")
# Units by dimension, in its base unit.
SIZES: dict[str, dict[str, float]] = {
    "length": {"mm": 0.001, "cm": 0.01, "m": 1, "km": 1000, "mile": 1609.344},
    "mass": {"g": 0.001, "kg": 1, "t": 1000, "tonne": 1000},
    "area": {"m²": 1, "ha": 10_000, "hectare": 10_000, "km²": 1_000_000},
    "volume": {"l": 0.001, "m³": 1},
    "energy": {"kWh": 1, "MWh": 1000, "GWh": 1_000_000, "TWh": 1_000_000_000},
    "power": {"kW": 1, "MW": 1000, "GW": 1_000_000},
    "time": {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365.25},
}
DIMENSIONS = {unit: (dimension, size) for dimension, units in SIZES.items() for unit, size in units.items()}
# Who comes to be counted: one report has "marchers", the other "people".
CROWD = frozenset({"marcher", "demonstrator", "protester", "participant", "attendee", "spectator", "visitor"})
# How far from its number a figure may lie, as parts of it: (below, above).
SLACK: dict[str, tuple[float, float]] = {
    Modifier.MORE_THAN: (0.0, 0.1),
    Modifier.AT_LEAST: (0.0, 0.1),
    Modifier.LESS_THAN: (0.1, 0.0),
    Modifier.AT_MOST: (0.1, 0.0),
    Modifier.NEARLY: (0.07, 0.0),
}
ABOUT = 0.05  # at most: "about 90" leaves more room than "about 89"
EXACTLY = 1e-9
OTHER_CURRENCY = 0.03  # converted by an article, at a rate and to a rounding of its own
OTHER_UNIT = 0.05  # six weeks, forty days
COARSEST = 0.03  # rounding never explains more than this part
FEW = 12  # counts up to here are shared by accident
ROLES = ("measure", "stage", "giver", "receiver", "period", "scope", "as_of")
BEFORE = 60  # characters before a figure that are looked at for how it stands
NEAR = 25  # characters that may stand between that word and the figure
CLAUSE = re.compile(r"[.;:!?]\s")
QUOTES = " \u00a0\u202f„“”«»‹›\"'‚‘’,"
# "raised from 5 to 10"
MOVES_FROM = re.compile(r"(?<!\w)(?:from|von|de)$", re.IGNORECASE)
MOVES_TO = re.compile(r"\W*(?:\w+\W+){0,2}?(?:to|auf|à)(?:\W+\w+)?\W*", re.IGNORECASE)
STATED = "stated"
BARE = "number"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in the base unit of its dimension: the number, and the interval in which its wording lets it lie."""

    number: float
    low: float
    high: float


def dimension(unit: str) -> str:
    """ "money" for every currency, "person" for a crowd, else the physical dimension, else the unit itself."""
    if unit in CROWD:
        return "person"
    if MONEY.fullmatch(unit):
        return "money"
    return "%" if unit in ("pp", "bp") else DIMENSIONS.get(unit, (unit, 1))[0]


def _amounts(a: Figure, b: Figure) -> tuple[Amount, Amount]:
    """Two bounds of one kind have no room: who says "over 250" where another says "over 270" means another total."""
    first, second = amount(a), amount(b)
    if (a.low is None) == (b.low is None) and (a.high is None) == (b.high is None) and None in (a.low, a.high):
        return _point(first), _point(second)
    return first, second


def _point(one: Amount) -> Amount:
    return Amount(one.number, one.number, one.number)


def number(figure: Figure) -> float:
    bounds = [float(bound) for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds)


def amount(figure: Figure) -> Amount:
    size = DIMENSIONS.get(figure.unit, ("", 1))[1]
    value = number(figure) * size
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return Amount(value, float(figure.low) * size, float(figure.high) * size)
    below, above = SLACK.get(figure.modifier, (EXACTLY, EXACTLY))
    if figure.modifier == Modifier.APPROX:
        below = above = min(ABOUT, 2 * rounding(value) / abs(value)) if value else EXACTLY
    return Amount(value, value - abs(value) * below, value + abs(value) * above)


@cache
def _rates() -> CurrencyConverter:
    return CurrencyConverter(fallback_on_missing_rate=True, fallback_on_wrong_date=True)


@lru_cache(maxsize=10_000)
def euros(currency: str, day: dt.date | None) -> float | None:
    """What one unit was worth by the European Central Bank's reference rates; nothing where it has none."""
    try:
        return float(_rates().convert(1, currency, "EUR", date=day))
    except ValueError:
        return None


def digits(value: float) -> int:
    """Significant digits, at most six."""
    return len(f"{abs(value):.5e}".partition("e")[0].replace(".", "").rstrip("0")) or 1


def rounding(value: float) -> float:
    """Half a unit of the last significant digit."""
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - digits(value) + 1) if value else 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one dimension."""

    a: Figure
    b: Figure
    dimension: str
    equal: bool  # the same number
    fits: bool  # one value can satisfy both
    ratio: float  # the smaller by the larger, 0 for unlike signs
    converted: bool

    @property
    def few(self) -> bool:
        return self.dimension not in ("money", "%") and max(abs(number(self.a)), abs(number(self.b))) <= FEW

    @property
    def digits(self) -> int:
        return min(3, max(digits(number(self.a)), digits(number(self.b))))

    def role(self, name: str) -> int:
        """1 if both name it alike, -1 if they name it differently, 0 if one does not."""
        one, other = getattr(self.a, name), getattr(self.b, name)
        return 0 if one is None or other is None else 1 if one.value == other.value else -1

    @property
    def is_part_of_one(self) -> bool:
        """Whether only one of the two is on top of something, or, of money, of a period."""
        periods = {figure.period is None for figure in (self.a, self.b)}
        added = {figure.scope is not None and figure.scope.value == Scope.ADDITIONAL for figure in (self.a, self.b)}
        return len(added) == 2 or (self.dimension == "money" and len(periods) == 2)

    @property
    def closeness(self) -> float:
        return (3 if self.equal else 2 if self.fits else self.ratio) + 0.3 * sum(map(self.role, ROLES))


def compare(a: Figure, b: Figure, day: dt.date | None) -> Pair | None:
    """Put two figures beside each other, money at the rate of `day`; nothing if their dimensions differ."""
    shared = _shared(dimension(a.unit), dimension(b.unit))
    if not shared:
        return None
    first, second, slack = *_amounts(a, b), 0.0
    converted = shared == "money" and a.unit != b.unit
    if converted:
        rates = euros(a.unit, day), euros(b.unit, day)
        if not rates[0] or not rates[1]:
            return None
        first, second, slack = _times(first, rates[0]), _times(second, rates[1]), OTHER_CURRENCY
    elif DIMENSIONS.get(a.unit) != DIMENSIONS.get(b.unit):
        slack = OTHER_UNIT
    x, y = first.number, second.number
    equal = not converted and abs(x - y) <= EXACTLY * max(abs(x), abs(y), 1)
    # Only a bare number may be rounded; any other word tells itself how far off it is.
    coarser = min((a, b), key=lambda figure: digits(number(figure)))
    rounded = _room(x, y) if coarser.modifier == Modifier.EXACT else 0.0
    room = max(rounded, slack * max(abs(x), abs(y)))
    fits = equal or (first.low - room <= second.high and second.low - room <= first.high)
    ratio = min(abs(x), abs(y)) / max(abs(x), abs(y)) if x * y > 0 else 0.0
    return Pair(a, b, shared, equal, fits, ratio, converted)


def _shared(first: str, second: str) -> str:
    """Their dimension, if it is one; a bare number may count whatever the other counts."""
    if first == second:
        return first or BARE
    if "" in (first, second):
        other = first or second
        return "" if other in ("money", "%") or other in SIZES else other
    return ""


def _times(one: Amount, rate: float) -> Amount:
    return Amount(one.number * rate, one.low * rate, one.high * rate)


def _room(x: float, y: float) -> float:
    """What the rounding of the coarser number explains."""
    coarser = min((x, y), key=digits)
    return min(rounding(coarser), COARSEST * max(abs(x), abs(y))) if digits(x) != digits(y) else 0.0


def align(first: tuple[Figure, ...], second: tuple[Figure, ...], day: dt.date | None) -> list[Pair]:
    """Pair the figures of two claims one to one, the closest first."""
    options = [pair for a in first for b in second if (pair := compare(a, b, day))]
    taken: set[int] = set()
    pairs = []
    for pair in sorted(options, key=lambda option: (-option.closeness, option.a.start, option.b.start)):
        if not {id(pair.a), id(pair.b)} & taken:
            taken |= {id(pair.a), id(pair.b)}
            pairs.append(pair)
    return pairs


def standing(text: str, figures: Sequence[Figure], figure: Figure, language: str) -> str:
    """Whether the claim states the figure, recalls it as an older one ("up from 5"), or denies it ("not 5").

    `figures` are all of the claim: what is said of one of them is not said of the next.
    """
    start = max((each.end for each in figures if each.end <= figure.start), default=0)
    end = min((each.start for each in figures if each.start >= figure.end), default=len(text))
    before, behind = text[max(start, figure.start - BEFORE) : figure.start].rstrip(QUOTES), text[figure.end : end]
    before = CLAUSE.split(before)[-1]
    if end < len(text) and MOVES_TO.fullmatch(behind) and MOVES_FROM.search(before):
        return "recalled"
    for name, patterns in standing_patterns(language).items():
        if any(len(before) - match.end() <= NEAR for match in patterns["before"].finditer(before)):
            return name
        if any(match.end() == len(before) > match.start() for match in patterns["touching"].finditer(before)):
            return name
        if patterns["behind"].match(behind.lstrip(QUOTES)):
            return name
    return STATED
