"""Give every figure the roles that the words around it state; where they leave a doubt, none."""

from dataclasses import replace

from claims.extraction.figures.roles.clauses import Clause, Surroundings, clause_of
from claims.extraction.figures.roles.measures import is_money, measure_of
from claims.extraction.figures.roles.parties import giver_of, receiver_of
from claims.extraction.figures.roles.scopes import scope_of
from claims.extraction.figures.roles.stages import stage_of
from claims.extraction.figures.roles.times import dates_of
from claims.extraction.types import Figure

TRANSFERS = ("aid", "loan", "grant")


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
    stage, measure = stage_of(figure, clause), measure_of(figure, clause, previous)
    period, as_of = dates_of(figure, clause)
    is_transfer = is_money(figure) and (stage is not None or (measure is not None and measure.value.endswith(TRANSFERS)))
    return replace(
        figure,
        measure=measure,
        stage=stage,
        scope=scope_of(figure, clause),
        period=period,
        as_of=as_of,
        giver=giver_of(clause) if is_transfer else None,
        receiver=receiver_of(clause) if is_transfer else None,
    )
