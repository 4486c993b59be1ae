"""How far money or goods have come: pledged, allocated, delivered, planned, spent."""

from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.roles.measures import is_money
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import Figure, Role, Stage

GOODS, NEGATIONS, FUTURES, DONE = (role_list(name) for name in ("goods", "negations", "futures", "done"))
NEGATION_REACH = (1, 2, 3)


def stage_of(figure: Figure, clause: Clause) -> Role | None:
    """By the verb of the clause nearest to the figure; what is denied has no stage."""
    if not (is_money(figure) or figure.unit in GOODS) or clause.is_whole_of_part():
        return None
    found = [hit for hit in clause.among(clause.sentence.stages) if not _is_closed(clause, hit[1])] + _separated(clause)
    if not found:
        return None
    first, last, value = min(found, key=lambda hit: clause.distance(hit[0], hit[1]))
    if NEGATIONS & {clause.key(first - step) for step in NEGATION_REACH}:
        return None
    if value in (Stage.DELIVERED, Stage.SPENT) and _is_to_come(clause):
        return _promised(clause, first) or clause.role(Stage.PLANNED, first, last)
    return clause.role(value, first, last)


def _is_closed(clause: Clause, last: int) -> bool:
    """A German verb at the end of its clause says nothing of what follows "und"."""
    german = clause.sentence.language.language == "de"
    return german and last < clause.begin and clause.key(last) == "und"


def _is_to_come(clause: Clause) -> bool:
    keys = {token.key for token in clause.tokens[clause.first : clause.last]}
    return bool(keys & FUTURES) and not keys & DONE


def _promised(clause: Clause, before: int) -> Role | None:
    """ "He promised that two systems would be delivered" is a pledge."""
    for first, last, value in clause.sentence.stages:
        if value == Stage.PLEDGED and last <= before:
            return clause.role(value, first, last)
    return None


def _separated(clause: Clause) -> list[tuple[int, int, str]]:
    """German verbs in two parts: "stellt ... bereit"."""
    keys = [token.key for token in clause.tokens[clause.first : clause.last]]
    return [
        (clause.first + keys.index(verb), clause.first + keys.index(verb) + 1, stage)
        for verb, particle, stage in clause.sentence.words.separated
        if verb in keys and particle in keys[keys.index(verb) + 1 :]
    ]
