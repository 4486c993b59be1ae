"""Two claims that agree on a figure: what tells whether the newer goes on from the older, or speaks against it."""

import math
from collections.abc import Sequence

from claims.extraction import Figure
from claims.matching.amounts import Pair, dimension, number
from claims.matching.sharing import MANY, Features
from claims.matching.types import Claimed

CUES = ("plan", "past", "new", "deny", "negate", "total", "more", "leaning")
# Days between the articles, first and last.
GAPS = ((0, 0), (1, 1), (2, 7), (8, 60), (61, math.inf))
# What tells something else days later.
LATER = (
    "equal", "past in the newer", "new in the newer", "plan in the newer", "plan in the older",
    "the newer states another", "the older states another",
)  # fmt: skip


def succession(
    older: Claimed, newer: Claimed, fitting: Sequence[Pair], differing: Sequence[Pair], days: float | None
) -> Features:
    """By name, each 0 or 1 or a small number; `days` lie between the articles."""
    equal = [pair for pair in fitting if pair.equal]
    told: Features = {
        "equal": float(bool(equal)),
        "digits": max((pair.digits for pair in equal), default=0),
        "number that fit": min(MANY, len(fitting)),
        "number that differ": min(MANY, len(differing)),
        "other stage": float(fitting[0].role("stage") < 0),
        "other period": float(fitting[0].role("period") < 0),
        "denied by the newer": float("denied" in newer.statement.standings.values()),
    }
    told |= {f"{cue} in the newer": float(cue in newer.statement.cues - older.statement.cues) for cue in CUES}
    told["plan in the older"] = float("plan" in older.statement.cues - newer.statement.cues)
    told |= _more("older", older, newer, fitting) | _more("newer", newer, older, fitting)
    told |= {f"{first} to {last} days": float(days is not None and first <= days <= last) for first, last in GAPS}
    is_later = 1 - told["0 to 0 days"] - told["1 to 1 days"]
    return told | {f"later, {name}": is_later * told[name] for name in LATER}


def _more(name: str, own: Claimed, other: Claimed, fitting: Sequence[Pair]) -> Features:
    """Whether a claim tells more of what both agree on: "of the 20m, 6m have been paid"."""
    figures, known = own.statement.figures, {number(figure) for figure in other.statement.figures}
    shared = [figure for figure in figures if any(figure is pair.a or figure is pair.b for pair in fitting)]
    more = [figure for figure in figures if any(_is_like(figure, each) for each in shared)]
    return {
        f"figures of the {name}": min(MANY + 1, len(figures)),
        f"the {name} has more of it": float(bool(more)),
        f"the {name} states another": float(any(number(figure) not in known for figure in more)),
    }


def _is_like(figure: Figure, other: Figure) -> bool:
    return figure is not other and dimension(figure.unit) == dimension(other.unit)
