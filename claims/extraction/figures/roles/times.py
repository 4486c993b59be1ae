"""The period that a figure covers, or the date it holds for, where a time stands beside it."""

import datetime

from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.roles.words import role_list
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.tokens import key_at, tokenize
from claims.extraction.types import Figure, Grain, Role, When

AS_OF = role_list("as_of")
DEADLINES = role_list("deadlines")
PERIODS = role_list("periods")
NEAR = 4

Dates = tuple[Role | None, Role | None]


def dates_of(figure: Figure, clause: Clause) -> Dates:
    """The period and the as-of date of a figure; at most one of them, and none where several times compete."""
    when = _nearest(figure, clause)
    if when is None:
        return None, None
    role = Role(when.value, when.surface)
    tokens = tokenize(when.surface, 0, len(when.surface))
    first = key_at(tokens, 0)
    if first in DEADLINES or key_at(tokens, 1) == "ici":
        return None, None
    if first in AS_OF and not (when.grain is Grain.YEAR and first == "au"):
        return (None, role) if _is_past(when, clause.sentence.published) else (None, None)
    return (role, None) if when.grain in (Grain.YEAR, Grain.MONTH) and first in PERIODS else (None, None)


def _is_past(when: When, published: datetime.date | None) -> bool:
    """Over by the day of publication; a year or month that still runs is not."""
    end = when.value.rsplit("/", maxsplit=1)[-1]
    if published is None:
        return True
    return end <= published.isoformat() if when.grain is Grain.DAY else end < published.isoformat()[: len(end)]


def _nearest(figure: Figure, clause: Clause) -> When | None:
    """The one time of the clause, if it is close; what a movement starts from has another time than its end."""
    if figure.unit in TIMES or _moves_on(clause):
        return None
    inside = [(when, place) for when in clause.sentence.times if (place := clause.places(when.start, when.end))]
    if len(inside) != 1 or clause.distance(*inside[0][1]) > NEAR:
        return None
    return inside[0][0]


def _moves_on(clause: Clause) -> bool:
    language = clause.sentence.language
    return language.has("from", clause.key(clause.begin - 1)) and language.has("until", clause.key(clause.end))
