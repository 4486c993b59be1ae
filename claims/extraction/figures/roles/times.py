"""The period that a figure covers, or the date it holds for, where a time stands beside it."""

import datetime
from collections.abc import Sequence

from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.tables import tables
from claims.extraction.figures.tokens import key_at
from claims.extraction.figures.units import TIMES
from claims.extraction.types import Figure, Grain, Role, When

AS_OF = frozenset("stand per zum by as au fin ende".split())
DEADLINES = frozenset("bis until till ab since seit depuis from dès d'ici jusque jusqu'à jusqu'en vor before avant".split())
PERIODS = frozenset("in im en for für pour this dieses diesem dieser cette sur of de des over during während pendant au".split())
NEAR = 4

Dates = tuple[Role | None, Role | None]


def dates_of(
    figure: Figure, clause: Clause, times: Sequence[When], published: datetime.date | None, language: str
) -> Dates:
    """The period and the as-of date of a figure; at most one of them, and none where several times compete."""
    when = _nearest(figure, clause, times, language)
    if when is None:
        return None, None
    role = Role(when.value, when.surface)
    first = when.surface.casefold().split()[0].strip("«„“\"'")
    if first in DEADLINES or first.startswith("d’ici"):
        return None, None
    if first in AS_OF and not (when.grain is Grain.YEAR and first == "au"):
        return (None, role) if published is None or when.value[:10] <= published.isoformat() else (None, None)
    return (role, None) if when.grain in (Grain.YEAR, Grain.MONTH) and first in PERIODS else (None, None)


def _nearest(figure: Figure, clause: Clause, times: Sequence[When], language: str) -> When | None:
    """The one time of the clause, if it is close; what a movement starts from has another time than its end."""
    if figure.unit in TIMES or _moves_on(clause, language) or clause.first >= clause.last:
        return None
    begin, end = clause.tokens[clause.first].start, clause.tokens[clause.last - 1].end
    inside = [when for when in times if begin <= when.start and when.end <= end]
    if len(inside) != 1:
        return None
    first = next(n for n, token in enumerate(clause.tokens) if token.end > inside[0].start)
    last = next((n for n, token in enumerate(clause.tokens) if token.start >= inside[0].end), len(clause.tokens))
    return inside[0] if clause.distance(first, last) <= NEAR else None


def _moves_on(clause: Clause, language: str) -> bool:
    known = tables(language)
    return known.has("from", key_at(clause.tokens, clause.begin - 1)) and known.has("until", key_at(clause.tokens, clause.end))
