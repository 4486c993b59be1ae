"""How far money or goods have come: pledged, allocated, delivered, planned, spent."""

from claims.extraction.figures.roles.clauses import Clause, Hit, Told
from claims.extraction.figures.roles.measures import COUNT, MONEY, is_goods
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import Role, Scope, Stage

INTENTS, NEGATIONS, FUTURES, DONE, RAISES, SENDING, SENT, STATES, TRANSFERRED = (
    role_list(name)
    for name in ("intents", "negations", "futures", "done", "raises", "sending", "sent", "states", "transferred")
)
NONE_OF = frozenset(("kein", "keine", "no", "aucun", "aucune"))
DONE_ELSEWHERE = DONE - {"a"}
FRENCH = ("ra", "ront", "rait", "raient")
NEGATION_REACH = (1, 2, 3)


def stage_of(figure: Told, clause: Clause) -> Role | None:
    """By the verb of the clause nearest to the figure; what is denied has no stage."""
    sentence = clause.sentence
    if not (sentence.stages or sentence.transfers or sentence.split_stages or clause.keys & RAISES):
        return None
    stages = clause.among(sentence.stages)
    found = clause.split(clause.sentence.split_stages) + [hit for hit in stages if not _is_closed(clause, hit[1])]
    if clause.is_whole_of_part():
        found = [hit for hit in found if hit[0] == clause.end]
    found = [hit for hit in found if _is_staged(figure, hit, clause)] or _to_come(figure, clause)
    if not found:
        return None
    first, last, value = min(found, key=lambda hit: clause.distance(hit[0], hit[1]))
    is_none = clause.key(clause.begin - 1) in NONE_OF or clause.key(clause.begin) == "keine"
    if is_none or NEGATIONS & {clause.key(first - step) for step in NEGATION_REACH}:
        return None
    if value in (Stage.DELIVERED, Stage.SPENT) and _is_to_come(clause) and not _is_past(clause, first):
        return _promised(clause, first) or clause.role(Stage.PLANNED, first, last)
    return clause.role(value, first, last)


def _is_staged(figure: Told, hit: Hit, clause: Clause) -> bool:
    """Money and goods have stages, a share if it is a part of them; other things counted are promised or sent."""
    if figure.kind == MONEY or is_goods(figure):
        return True
    if figure.kind == COUNT:
        is_object = clause.is_german or hit[1] <= clause.begin or hit[0] == clause.end
        return is_object and (hit[2] == Stage.PLEDGED or _is_sent(figure, hit, clause))
    return hit[2] == Stage.DELIVERED and figure.scope is not None and figure.scope.value == Scope.PART


def _is_sent(figure: Told, hit: Hit, clause: Clause) -> bool:
    verb = clause.key(hit[0])
    return verb in SENT or (verb in SENDING and figure.unit not in STATES)


def _to_come(figure: Told, clause: Clause) -> list[Hit]:
    """ "Will give", "is to receive", "will increase its aid": planned."""
    if not _is_to_come(clause) or clause.is_whole_of_part():
        return []
    found = [hit for hit in clause.among(clause.sentence.transfers) if hit[2] != "fine"]
    if not (figure.kind == MONEY or is_goods(figure)):
        found = [hit for hit in found if figure.kind == COUNT and _is_sent(figure, hit, clause)]
    measure = figure.measure.value.rsplit(" ", maxsplit=1)[-1] if figure.measure else ""
    if measure in TRANSFERRED and not clause.is_compared() and _moves(clause):
        found += [(index, index + 1, "") for index in range(clause.first, clause.last) if clause.key(index) in RAISES]
    return [(first, last, Stage.PLANNED) for first, last, _ in found]


def _moves(clause: Clause) -> bool:
    """The figure is where a movement ends, not where it starts."""
    return not clause.sentence.language.has("until", clause.key(clause.end))


def _is_closed(clause: Clause, last: int) -> bool:
    """A German verb at the end of its clause says nothing of what follows "und"."""
    return clause.is_german and last < clause.begin and clause.key(last) == "und"


def _is_to_come(clause: Clause) -> bool:
    is_french = clause.sentence.language.language == "fr"
    if clause.keys & (DONE if is_french else DONE_ELSEWHERE):
        return False
    if is_french and any(key.endswith(FRENCH) for key in clause.keys & (RAISES | _verbs(clause))):
        return True
    return bool(clause.keys & FUTURES) or any(_is_infinitive(clause, hit[0]) for hit in clause.sentence.transfers)


def _is_past(clause: Clause, first: int) -> bool:
    """English "gave" and "sent" before any future: "those who gave N would give more"."""
    keys = {clause.key(index) for index in range(clause.first, first)}
    is_english = clause.sentence.language.language == "en"
    return is_english and not keys & FUTURES and not any(_is_infinitive(clause, index) for index in (first, first - 1))


def _verbs(clause: Clause) -> set[str]:
    return {clause.key(first) for first, _, _ in clause.among(clause.sentence.transfers)}


def _is_infinitive(clause: Clause, first: int) -> bool:
    """ "Is to receive", "plans to give"."""
    return clause.key(first - 1) == "to" and clause.key(first - 2) in INTENTS


def _promised(clause: Clause, before: int) -> Role | None:
    """ "He promised that two systems would be delivered" is a pledge."""
    for first, last, value in clause.sentence.stages:
        if value == Stage.PLEDGED and last <= before:
            return clause.role(value, first, last)
    return None
