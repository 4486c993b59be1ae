"""Give every figure the roles that the words around it state; where they leave a doubt, none."""

from dataclasses import replace

from claims.extraction.figures.roles.clauses import Clause, Surroundings, Told, clause_of
from claims.extraction.figures.roles.measures import is_money, kind_of, measure_of
from claims.extraction.figures.roles.parties import parties_of
from claims.extraction.figures.roles.scopes import scope_of
from claims.extraction.figures.roles.stages import stage_of
from claims.extraction.figures.roles.times import dates_of
from claims.extraction.types import Figure

ROLES = ("stage", "giver", "receiver", "period", "as_of", "scope")
SAME = frozenset(("soit", "sind", "macht"))


def with_roles(around: Surroundings) -> tuple[Figure, ...]:
    """The figures with measure, stage, scope, giver, receiver, period and as-of date, as far as the sentence says.

    What is not stated stays None.
    """
    done: list[Figure] = []
    for figure in around.figures:
        clause = clause_of(around, figure)
        main = done[-1] if done and _is_conversion(figure, clause, done[-1]) else None
        done.append(_as_conversion(figure, main) if main else _assigned(figure, clause, done[-1] if done else None))
    return tuple(done)


def _is_conversion(figure: Figure, clause: Clause, main: Figure) -> bool:
    return clause.key(clause.begin - 1) == "(" and figure.unit != main.unit and is_money(figure) and is_money(main)


def _as_conversion(figure: Figure, main: Figure) -> Figure:
    """The same amount in other money plays the same roles."""
    return replace(main, start=figure.start, end=figure.end, surface=figure.surface, low=figure.low, high=figure.high,
                   unit=figure.unit, modifier=figure.modifier)  # fmt: skip


def _assigned(figure: Figure, clause: Clause, previous: Figure | None) -> Figure:
    told = Told(figure.unit, kind_of(figure.unit), figure.surface, figure.modifier)
    told.measure, told.scope = measure_of(told, clause, previous), scope_of(told, clause)
    told.stage = stage_of(told, clause)
    period, as_of = dates_of(told, clause, previous)
    giver, receiver = parties_of(told, clause)
    whole = replace(figure, measure=told.measure, scope=told.scope, stage=told.stage, period=period, as_of=as_of,
                    giver=giver, receiver=receiver)  # fmt: skip
    return _as_equal(whole, previous) if previous and clause.key(clause.begin - 1) in SAME else whole


def _as_equal(figure: Figure, previous: Figure) -> Figure:
    """ "N, soit M": what the same amount is in other words plays the same roles, as far as it has none of its own."""
    return replace(figure, **{role: getattr(previous, role) for role in ROLES if getattr(figure, role) is None})
