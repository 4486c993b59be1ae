"""What a figure measures, in English, where its clause has a word for it that is tied to the figure."""

from claims.extraction.figures.roles.clauses import DETERMINERS, Clause, Hit
from claims.extraction.figures.roles.events import event_of, nearest
from claims.extraction.figures.roles.measure_words import measure_kinds, unit_kinds
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import Figure, Role

# Nouns that say so of the very thing that is counted: "14 Tote", "672.000 Einwohner".
COUNTED = frozenset(("deaths", "injured", "missing", "population"))
# What a share is taken of is measured only where nothing else is: "spends 2% of GDP on defence".
WHOLES = frozenset(("GDP", "national income"))
# "A cut of N", "une hausse de N"; in "a cut to N" or "la hausse des prix" something else is measured.
CHANGES = frozenset(("rise", "cut", "decline"))
PREPOSITIONS, GENITIVES, ADJACENT = role_list("prepositions"), role_list("genitives"), role_list("adjacent")
LINKS, LINKS_BEFORE, CARRIES, EQUALS, GOODS = (
    role_list(name) for name in ("links", "links_before", "carries", "equals", "goods")
)
NEAR, REACH = 3, 14
CARRIED = 8
MONEY, COUNT = "money", "count"


def is_money(figure: Figure) -> bool:
    return len(figure.unit) == 3 and figure.unit.isupper()


def is_goods(figure: Figure) -> bool:
    """What is delivered: "two systems", "six F-16", "two of them"."""
    return not figure.unit or figure.unit in GOODS or any(char.isdigit() for char in figure.unit)


def kind_of(figure: Figure) -> str:
    """What kind of unit a figure has, as `[units]` of the word table names them."""
    return MONEY if is_money(figure) else unit_kinds().get(figure.unit, COUNT)


def measure_of(figure: Figure, clause: Clause, previous: Figure | None) -> Role | None:
    """The measure that the closest construction states.

    In this order: what is counted itself, "aid of N", "N in aid", a verb such as "costs", what happens to the things
    counted ("N flights were cancelled"), the noun that the clause is about, and what the figure before it measures.
    """
    kind = kind_of(figure)
    nouns = [hit for hit in clause.sentence.nouns if kind in measure_kinds()[hit[2]]]
    own = [hit for hit in nouns if hit[2] not in WHOLES]
    found = (
        _counted(own, clause)
        or _tied_before(own, clause)
        or (_tied_behind(own, clause) if kind == MONEY else None)
        or _of_verbs(figure, clause, kind)
        or _subject(own, clause)
        or _tied_behind(own, clause)
    )
    carried = previous.measure if previous and _carries(figure, clause, previous) else None
    if found and not (carried and found[2] in CHANGES):
        return clause.role(found[2], found[0], found[1])
    if carried:
        return carried
    whole = _tied_before(nouns, clause) or _tied_behind(nouns, clause)
    return clause.role(whole[2], whole[0], whole[1]) if whole else None


def _counted(nouns: list[Hit], clause: Clause) -> Hit | None:
    """The measure in the figure's own words."""
    return next((hit for hit in nouns if clause.begin <= hit[0] < clause.end and hit[2] in COUNTED), None)


def _tied_before(nouns: list[Hit], clause: Clause) -> Hit | None:
    """ "Aid worth N", "Etats von zusammen N", "un déficit de N", "Umsatz: N"."""
    for hit in reversed(nouns):
        if 0 <= clause.begin - hit[1] <= NEAR and _are(LINKS_BEFORE, clause, hit[1], clause.begin):
            return hit
    return None


def _tied_behind(nouns: list[Hit], clause: Clause) -> Hit | None:
    """ "N in military aid", "N an zusätzlicher Hilfe", "N de recettes", "N mehr Geld"."""
    for hit in nouns:
        between = range(clause.end, hit[0])
        if hit[0] >= clause.end and len(between) <= NEAR and (not between or clause.key(clause.end) in LINKS):
            inner = {clause.key(index) for index in between[1:]}
            return None if inner & (PREPOSITIONS - GENITIVES) else hit
    return None


def _of_verbs(figure: Figure, clause: Clause, kind: str) -> Hit | None:
    if clause.is_whole_of_part():
        return None
    verbs = [hit for hit in clause.among(clause.sentence.verbs) if kind in measure_kinds()[hit[2]]]
    split = [hit for hit in clause.split(clause.sentence.measures.split) if kind in measure_kinds().get(hit[2], {COUNT})]
    verbs += [hit for hit in split if "{}" not in hit[2]]
    return nearest(verbs, figure, clause) or (event_of(figure, clause) if kind == COUNT else None)


def _subject(nouns: list[Hit], clause: Clause) -> Hit | None:
    """The last noun before the figure that neither a preposition nor another measure governs."""
    before = [hit for hit in clause.among(nouns) if hit[1] <= clause.begin and clause.begin - hit[1] <= REACH]
    ends = {hit[1] for hit in before}
    free = [
        hit
        for hit in before
        if hit[2] not in CHANGES and clause.key(hit[0]) not in ADJACENT and not _is_governed(clause, hit[0], ends)
    ]
    return free[-1] if free else None


def _is_governed(clause: Clause, first: int, ends: set[int]) -> bool:
    """Behind a preposition, or the genitive of a measure before it: "wegen der Inflation", "Preis der Aktie"."""
    for index in range(first - 1, max(clause.first, first - NEAR) - 1, -1):
        key = clause.key(index)
        if key in GENITIVES and index in ends:
            return True
        if key in PREPOSITIONS:
            return key not in GENITIVES or index > clause.first
    return False


def _carries(figure: Figure, clause: Clause, previous: Figure) -> bool:
    """ "Rose to N, from M", "N, soit M", "N and Estonia M": the second measures what the first does."""
    last = max((end for first, end in clause.sentence.places if first < clause.begin), default=0)
    between = {clause.key(index) for index in range(last, clause.begin)}
    is_tied = bool(between & CARRIES) or clause.key(clause.end) in EQUALS
    if not previous.measure or clause.begin - last > CARRIED or not is_tied:
        return False
    kinds = measure_kinds().get(previous.measure.value)
    return kind_of(figure) in kinds if kinds else figure.unit == previous.unit


def _are(keys: frozenset[str], clause: Clause, first: int, last: int) -> bool:
    return all(clause.key(index) in keys or clause.key(index) in DETERMINERS for index in range(first, last))
