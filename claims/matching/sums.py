"""Parts that add up to a total, within an article or from one to another: each supports the total.

Only where chance is unlikely: exact amounts of one unit, of which an article lists one after the other; no people, for
who is hurt is not who is dead. Rows are read in the order of the text, so that none is picked out.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from claims.extraction import Figure, Modifier, Scope
from claims.matching.amounts import digits, dimension, number
from claims.matching.language import tells_a_difference
from claims.matching.reasons import Reason, because
from claims.matching.types import Report, Statement

MOST_PARTS = 6
MOST_AMOUNTS = 12  # of one unit in an article: among more of them, something adds up by chance
LEAST_DIGITS = 2  # of a total: everything adds up to ten
NEAR = 0.02  # missed by a bound or a rounded total at most
EXACT = 0.001
COUNTED_OTHERWISE = ("person", "%", "time", "")


class Told(NamedTuple):
    statement: Statement
    figure: Figure


class Support(NamedTuple):
    """The places of a part and of its total in their articles."""

    part: int
    total: int
    reason: Reason


def supports(listing: Report, telling: Report, are_one: Callable[[int, int], bool]) -> Iterator[Support]:
    """What the first article lists and the second, or the same, tells as a total.

    `are_one` knows of two claims of the first whether they speak of one fact: two versions of it add up to nothing.
    """
    totals = [Told(total, figure) for total in telling.statements for figure in total.figures]
    rows = {unit: list(_rows(listing, unit, are_one)) for unit in {figure.unit for _, figure in totals}}
    for total, figure in totals:
        if _is_total(total, figure):
            for parts in rows[figure.unit]:
                if _adds_up(parts, figure) and all(_belongs(part.statement, total) for part in parts):
                    words = " + ".join(part.figure.surface for part in parts)
                    reason = because("adds up", parts=words, total=figure.surface)
                    yield from (Support(part.statement.place, total.place, reason) for part in parts)


def _is_total(statement: Statement, figure: Figure) -> bool:
    counted = dimension(figure.unit) not in COUNTED_OTHERWISE
    return counted and digits(number(figure)) >= LEAST_DIGITS and statement.states(figure)


def _rows(report: Report, unit: str, are_one: Callable[[int, int], bool]) -> Iterator[list[Told]]:
    """Amounts of one unit in one claim, or in claims that follow one another."""
    parts = [
        Told(each, figure)
        for each in report.statements
        for figure in each.figures
        if figure.unit == unit and _is_part(each, figure)
    ]
    for count in range(2, MOST_PARTS + 1) if len(parts) <= MOST_AMOUNTS else ():
        for row in (parts[first : first + count] for first in range(len(parts) - count + 1)):
            follow = all(after.statement.place - before.statement.place <= 1 for before, after in pairwise(row))
            if follow and not any(_are_versions(*pair, are_one) for pair in combinations(row, 2)):
                yield row


def _are_versions(one: Told, other: Told, are_one: Callable[[int, int], bool]) -> bool:
    """Whether two amounts are told of one fact; not if either claim names somebody whom the other does not."""
    a, b = one.statement, other.statement
    return are_one(a.place, b.place) and not (a.names - b.names and b.names - a.names)


def _is_part(statement: Statement, figure: Figure) -> bool:
    signed = statement.text[: figure.start].endswith(("+", "-", "−", "("))
    inside = figure.scope is not None and figure.scope.value in (Scope.PART, Scope.ADDITIONAL)
    exact = figure.modifier == Modifier.EXACT and number(figure) > 0
    behind = statement.text[figure.end :]
    return (
        exact
        and not signed
        and not inside
        and statement.states(figure)
        and not tells_a_difference(behind, statement.language)
    )


def _adds_up(parts: list[Told], total: Figure) -> bool:
    over = sum(number(part.figure) for part in parts) / number(total) - 1
    if total.modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return -EXACT <= over <= NEAR
    if total.modifier in (Modifier.LESS_THAN, Modifier.AT_MOST, Modifier.NEARLY):
        return -NEAR <= over <= EXACT
    return abs(over) <= (EXACT if total.modifier == Modifier.EXACT else NEAR)


def _belongs(part: Statement, total: Statement) -> bool:
    return part is not total and bool(part.names & total.names or part.concepts & total.concepts)
