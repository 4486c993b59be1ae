"""What a figure measures, in English, where its clause has a word for it."""

from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.roles.words import role_list
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.types import Figure

PEOPLE = frozenset(("deaths", "injured", "population", "attendance"))
SIZES = frozenset(("depth", "range", "length", "capacity"))
RATES = frozenset(("inflation", "unemployment rate", "growth", "interest rate", "turnout"))
CROPS = frozenset(("harvest", "emissions"))
SHARES = frozenset(("%", "pp", "bp", "time"))
WEIGHTS = frozenset(("t", "kg", "l", "ha"))
LINKS = role_list("links")
NEAR = 2


def is_money(figure: Figure) -> bool:
    return len(figure.unit) == 3 and figure.unit.isupper()


def measure_of(figure: Figure, clause: Clause) -> str:
    """The nearest measure word of the clause that goes with the figure's unit; empty where there is none."""
    found = [
        hit for hit in clause.among(clause.sentence.measures) if _goes_with(figure, hit[2]) and not _is_far(clause, hit)
    ]
    return min(found, key=lambda hit: _distance(clause, hit[0], hit[1]))[2] if found else ""


def _goes_with(figure: Figure, measure: str) -> bool:
    if measure in PEOPLE:
        return figure.unit == "person"
    if measure in SIZES:
        return not is_money(figure) and figure.unit not in TIMES | SHARES
    if measure in RATES:
        return figure.unit in SHARES
    if measure in CROPS:
        return figure.unit in WEIGHTS | SHARES
    return is_money(figure) or figure.unit in SHARES


def _is_far(clause: Clause, hit: tuple[int, int, str]) -> bool:
    return hit[2] in SIZES and clause.distance(hit[0], hit[1]) > NEAR


def _distance(clause: Clause, first: int, last: int) -> float:
    """A word tied to the figure from behind is nearer than one before it: "15 milliards pour l'aide"."""
    tied = first >= clause.end and clause.key(clause.end) in LINKS and first - clause.end <= NEAR
    return 0 if tied else clause.distance(first, last) + 0.5
