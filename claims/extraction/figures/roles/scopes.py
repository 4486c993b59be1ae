"""What a figure covers beside others: all so far, its period alone, more on top, a part of another."""

from claims.extraction.figures.roles.clauses import DETERMINERS, Clause
from claims.extraction.figures.words.tokens import NUMBER
from claims.extraction.types import Figure, Role, Scope

NEAR = {Scope.ADDITIONAL: 0, Scope.PART: 2, Scope.TOTAL: 3, Scope.PERIOD: 1}
SHARES = frozenset(("%", "pp", "bp", "time"))


def scope_of(figure: Figure, clause: Clause) -> Role | None:
    """The scope that words beside the figure give it; a share is never "additional"."""
    found, later = clause.among(clause.sentence.scopes), clause.sentence.language.later
    for scope in (Scope.ADDITIONAL, Scope.PART, Scope.TOTAL, Scope.PERIOD):
        for first, last, value in found:
            if value == scope and _tells(figure, clause, scope, first, last) and not later.at(clause.tokens, last):
                return clause.role(value, first, last)
    return _part_of(clause)


def _tells(figure: Figure, clause: Clause, scope: Scope, first: int, last: int) -> bool:
    """Whether the words stand on the right side of the figure, and close to it."""
    if clause.distance(first, last) > NEAR[scope] + (_reach_behind(clause, first) if scope is Scope.ADDITIONAL else 0):
        return False
    if scope is Scope.ADDITIONAL:
        return figure.unit not in SHARES
    if scope is Scope.PART:
        return first < clause.begin
    return scope is not Scope.PERIOD or first >= clause.end


def _reach_behind(clause: Clause, first: int) -> int:
    """French puts "supplémentaires" behind the noun behind the figure."""
    return 2 if first >= clause.end and clause.tokens[first].key.startswith("supplémentaire") else 0


def _is_time(clause: Clause, index: int) -> bool:
    """ "Les 80 millions de 2024"."""
    start = clause.tokens[index].start
    return any(when.start <= start < when.end for when in clause.sentence.times)


def _part_of(clause: Clause) -> Role | None:
    """ "10 of the 85 billion", "31 der 41 Kreise"."""
    index = clause.end
    if not clause.sentence.language.has("of", clause.key(index)):
        return None
    index += 1
    while clause.key(index) in DETERMINERS:
        index += 1
    if index >= clause.last or clause.tokens[index].kind != NUMBER or _is_time(clause, index):
        return None
    return clause.role(Scope.PART, clause.end, index + 1)
