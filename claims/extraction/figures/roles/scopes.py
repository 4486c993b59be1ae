"""What a figure covers beside others: all so far, its period alone, more on top, a part of another."""

from claims.extraction.figures.roles.clauses import DETERMINERS, PARTITIVES, Clause, Hit, Told
from claims.extraction.figures.roles.measures import COUNT
from claims.extraction.figures.roles.words import role_list
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.tokens import NUMBER
from claims.extraction.types import Role, Scope

NEAR = {Scope.ADDITIONAL: 0, Scope.PART: 2, Scope.TOTAL: 3, Scope.PERIOD: 1}
SHARES = frozenset(("%", "pp", "bp", "time"))
LINKS, DONE, RESTS, ALREADY = (role_list(name) for name in ("links", "done", "rests", "already"))
BARE = frozenset(("de", "sur", "parmi", "among"))
THAN = frozenset(("than", "als", "que", "qu'"))
PLURALS = frozenset(("the", "them", "those", "these"))
ROUND = frozenset(("10", "100", "1000", "1.000", "1,000"))
DONE_ELSEWHERE = DONE - {"a", "was"}
WHICH = frozenset(("which", "whom"))
OPENING, REACH = 4, 9


def scope_of(figure: Told, clause: Clause) -> Role | None:
    """The scope that words beside the figure give it; a share is never "additional"."""
    found, later = clause.among(clause.sentence.scopes), clause.sentence.language.later
    for scope in (Scope.ADDITIONAL, Scope.PART, Scope.TOTAL, Scope.PERIOD) if found else ():
        for first, last, value in found:
            if value == scope and _tells(figure, clause, scope, first, last) and not later.at(clause.tokens, last):
                return clause.role(value, first, last)
    return (
        _more(figure, clause)
        or _in_all(figure, clause)
        or _part_of(figure, clause)
        or _part_before(clause)
        or _to_date(figure, clause)
    )


def _tells(figure: Told, clause: Clause, scope: Scope, first: int, last: int) -> bool:
    """Whether the words stand on the right side of the figure, and close to it."""
    if first < clause.begin < last or clause.is_time(first) or {clause.key(first - 1), clause.key(last)} & THAN:
        return False
    if clause.distance(first, last) > NEAR[scope] + (_reach_behind(clause, first) if scope is Scope.ADDITIONAL else 0):
        return False
    if scope is Scope.PART:
        return first < clause.begin and not (clause.key(first) in PARTITIVES and clause.key(first + 1) not in WHICH)
    if scope is Scope.PERIOD:
        return first >= clause.end
    return figure.unit not in SHARES and not (scope is Scope.TOTAL and _is_nearer(clause, first, last))


def _is_nearer(clause: Clause, first: int, last: int) -> bool:
    """The words stand before a figure behind this one: "22 countries promised together 9.4 billion"."""
    return first >= clause.end and any(begin == last for begin, _ in clause.sentence.places)


def _reach_behind(clause: Clause, first: int) -> int:
    """How far behind: "N euros de recettes supplémentaires", "N in additional income", "N (M) für weitere Hilfe"."""
    if first < clause.end:
        return 0
    if clause.tokens[first].key.startswith("supplémentaire"):
        return 2
    return clause.behind - clause.end + 1 if clause.key(clause.behind) in LINKS else 0


def _more(figure: Told, clause: Clause) -> Role | None:
    """ "Two more will go", but not "two more than last year"."""
    for index in range(clause.begin + 1, clause.end):
        if clause.key(index) == "more" and clause.key(index + 1) != "than" and figure.unit not in SHARES:
            return clause.role(Scope.ADDITIONAL, index, index + 1)
    return None


def _in_all(figure: Told, clause: Clause) -> Role | None:
    """ "Au total, N": set off at the beginning."""
    for first, last, value in clause.sentence.scopes:
        if value == Scope.TOTAL and clause.key(last) == "," and clause.begin == last + 1 and figure.unit not in SHARES:
            return clause.role(Scope.TOTAL, first, last)
    return None


def _part_of(figure: Told, clause: Clause) -> Role | None:
    """ "10 of the 85 billion", "31 der 41 Kreise", "six F-16 sur les 14"."""
    index = clause.end
    if clause.key(index) not in PARTITIVES or figure.unit in TIMES:
        return None
    is_count = figure.kind == COUNT
    if (
        clause.key(index) in BARE
        and clause.key(index + 1) not in DETERMINERS
        and not (is_count and clause.key(index) == "sur")
    ):
        return None
    if is_count and clause.key(index) == "of" and clause.key(index + 1) in PLURALS:
        return clause.role(Scope.PART, index, index + 2)
    index += 1
    while clause.key(index) in DETERMINERS:
        index += 1
    starts = {first for first, _ in clause.sentence.places}
    if clause.key(index) in ROUND:
        return None
    if index >= clause.last or not (index in starts or clause.tokens[index].kind == NUMBER) or clause.is_time(index):
        return None
    return clause.role(Scope.PART, clause.end, index + 1)


def _part_before(clause: Clause) -> Role | None:
    """ "Of the 400 million, a quarter", "sur cette somme, N", "die übrigen N"."""
    if clause.key(clause.begin - 1) in RESTS:
        return clause.role(Scope.PART, clause.begin - 1, clause.begin)
    earlier = [place for place in clause.sentence.places if place[0] < clause.begin]
    if not earlier:
        opening = next((hit for hit in clause.sentence.scopes if hit[0] == 0 and hit[2] == Scope.PART), None)
        return _opening(clause, opening)
    starts = clause.key(0) in PARTITIVES and clause.key(1) in DETERMINERS
    is_whole = len(earlier) == 1 and starts and earlier[0][0] <= OPENING
    return clause.role(Scope.PART, 0, 2) if is_whole else None


def _opening(clause: Clause, hit: Hit | None) -> Role | None:
    return clause.role(Scope.PART, hit[0], hit[1]) if hit and clause.begin - hit[1] <= REACH else None


def _to_date(figure: Told, clause: Clause) -> Role | None:
    """ "Has already given N": a sum or count to date."""
    if (
        not clause.keys & ALREADY
        or figure.unit in TIMES
        or (figure.unit in SHARES or figure.kind not in {"money", COUNT})
    ):
        return None
    done = DONE if clause.sentence.language.language == "fr" else DONE_ELSEWHERE
    for index in range(max(clause.first, clause.begin - REACH), clause.begin):
        if clause.key(index) in ALREADY and clause.keys & done:
            return clause.role(Scope.TOTAL, index, index + 1)
    return None
