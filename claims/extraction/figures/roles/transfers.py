"""Verbs and nouns of giving: what is a transfer, and who of its sides is the subject."""

from claims.extraction.figures.roles.clauses import Clause, Hit, Told
from claims.extraction.figures.roles.measures import COUNT, MONEY, is_goods
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import Stage

TRANSFERS = role_list("transferred")
PASSIVE, RAISES, BEARING = (role_list(name) for name in ("passive", "raises", "bearing"))


def main_noun(measure: str) -> str:
    return measure.rsplit(" ", maxsplit=1)[-1]


def is_transfer(figure: Told, has_verb: bool) -> bool:
    kind = figure.kind
    if figure.stage and figure.stage.value == Stage.SPENT:
        return False
    if is_transferred(figure):
        return kind in (MONEY, "share")
    if not has_verb:
        return False
    return kind in (MONEY, "share") or is_goods(figure) or (kind == COUNT and figure.stage is not None)


def is_transferred(figure: Told) -> bool:
    return figure.measure is not None and main_noun(figure.measure.value) in TRANSFERS


def transfer_verbs(figure: Told, clause: Clause) -> list[Hit]:
    """Verbs of giving and receiving in the clause, those in two parts among them."""
    found = [hit for hit in clause.among(clause.sentence.transfers) if hit[2] != "fine" and _tells(clause, hit)]
    if is_transferred(figure) and clause.keys & RAISES:
        raising = (index for index in range(clause.first, clause.last) if clause.key(index) in RAISES)
        found += [(index, index + 1, "give") for index in raising]
    if figure.kind == "share":
        found = [hit for hit in found if clause.key(hit[0]) in BEARING]
    found += [(first, last, "give") for first, last, _ in clause.split(clause.sentence.split_stages)]
    return sorted(found)


def _tells(clause: Clause, hit: Hit) -> bool:
    """A German verb may end its clause; others stand before the figure, or behind it in the passive."""
    if clause.is_german or hit[1] <= clause.begin:
        return True
    before = {clause.key(hit[0] - 1), clause.key(hit[0] - 2), clause.key(hit[0] - 3)}
    return bool(before & PASSIVE) or hit[0] <= clause.end + 1


def is_received(clause: Clause, verbs: list[Hit]) -> bool:
    nearest = min(verbs, key=lambda hit: clause.distance(hit[0], hit[1]))
    return nearest[2] == "receive"


def is_passive(clause: Clause, verbs: list[Hit]) -> bool:
    """ "80 Millionen wurden bereitgestellt": the subject is the money, or who was fined."""
    if clause.is_german:
        keys = {clause.key(index) for index in range(clause.first, clause.last)}
        return bool(keys & {"wurde", "wurden", "worden"})
    first = verbs[0][0]
    return bool({clause.key(first - 1), clause.key(first - 2)} & PASSIVE)
