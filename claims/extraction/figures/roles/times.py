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
NEAR, FAR = 4, 8

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
    """The time right behind the figure, else the one time of the clause that is close, else what opens the sentence.

    What a movement starts from has another time than its end.
    """
    if figure.unit in TIMES or _moves_on(clause):
        return None
    free = [when for when in clause.sentence.times if not _is_of_another(figure, when, clause)]
    inside = [(when, place) for when in free if (place := clause.places(when.start, when.end))]
    behind = [when for when, place in inside if place[0] == clause.end]
    if behind:
        return behind[0]
    if not inside:
        return _opening(clause)
    if len(inside) != 1:
        close = [when for when, place in inside if clause.distance(*place) <= 1]
        return close[0] if len(close) == 1 else None
    alone = len(free) == 1 and len(clause.sentence.figures) == 1
    return inside[0][0] if clause.distance(*inside[0][1]) <= (FAR if alone else NEAR) else None


def _is_of_another(figure: Figure, when: When, clause: Clause) -> bool:
    """ "Die 80 Millionen für 2024 sind in den 250 enthalten": a year right behind a figure is that figure's."""
    text = clause.sentence.text
    others = (other for other in clause.sentence.figures if other is not figure and other.end <= when.start)
    return any(not text[other.end : when.start].strip() for other in others)


def _opening(clause: Clause) -> When | None:
    """ "En 2022, le Luxembourg a fourni ...": a time set off at the beginning holds for what follows it directly."""
    tokens = clause.tokens
    first = next((when for when in clause.sentence.times if when.start == tokens[0].start), None)
    if first is None or clause.key(clause.first - 1) != ",":
        return None
    return first if tokens[clause.first - 2].end == first.end else None


def _moves_on(clause: Clause) -> bool:
    language = clause.sentence.language
    return language.has("from", clause.key(clause.begin - 1)) and language.has("until", clause.key(clause.end))
