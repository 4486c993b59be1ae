"""What a figure measures, in English, where its clause has a word for it that is tied to the figure."""

from collections.abc import Mapping
from functools import cache

from claims.extraction.figures.roles.clauses import DETERMINERS, Clause, Hit, Told
from claims.extraction.figures.roles.events import event_of, nearest
from claims.extraction.figures.roles.measure_words import measure_kinds, unit_kinds
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import Figure, Modifier, Role

# Nouns that say so of the very thing that is counted: "14 Tote", "672.000 Einwohner".
COUNTED = frozenset(("deaths", "injured", "missing", "population"))
# What a share is taken of is measured only where nothing else is: "spends 2% of GDP on defence".
WHOLES = frozenset(("GDP", "national income"))
# "A cut of N", "une hausse de N"; in "a cut to N" or "la hausse des prix" something else is measured.
LIVING = frozenset(("population", "employees", "demonstrators"))
ACTIVE = frozenset(("spending", "investment", "savings", "loss", "revenue"))
CHANGES = frozenset(("rise", "cut", "decline"))
VAGUE = CHANGES | {"estimate", "forecast", "difference"}
PREPOSITIONS, GENITIVES, ADJACENT = role_list("prepositions"), role_list("genitives"), role_list("adjacent")
LINKS, LINKS_BEFORE, CARRIES, EQUALS, GOODS, PASSIVE, STATES, RELATIVES, MOVES = (
    role_list(name)
    for name in ("links", "links_before", "carries", "equals", "goods", "passive", "states", "relatives", "moves")
)
AND = frozenset(("and", "und", "et"))
JOINTS = frozenset(
    ("and", "und", "et", "or", "oder", "ou", ",", "auf", "to", "à", "from", "von", "nach", "contre", "(")
)
ADJUNCTS = PREPOSITIONS - GENITIVES
NEAR, REACH = 3, 14
CARRIED, MOVED = 8, 2
MARKS = frozenset((",", "(", ")"))
MONEY, COUNT, SHARE = "money", "count", "share"
ATTRIBUTES = frozenset(("du", "de", "of"))
VALUE = "value"
SAYS_SAME = frozenset(("or", "oder", "ou", "soit"))
ARRIVING = frozenset(("at", "auf", "bei", "to", "à"))


def is_money(figure: Figure) -> bool:
    return kind_of(figure.unit) == MONEY


def is_goods(figure: Told) -> bool:
    """What is delivered: "two systems", "six F-16"."""
    return figure.unit in GOODS or any(char.isdigit() for char in figure.unit)


@cache
def kind_of(unit: str) -> str:
    """What kind of unit it is, as `[units]` of the word table names them."""
    return MONEY if len(unit) == 3 and unit.isupper() else unit_kinds().get(unit, COUNT)


def measure_of(figure: Told, clause: Clause, previous: Figure | None) -> Role | None:
    """The measure that the closest construction states.

    In this order: what is counted itself, "aid of N", "N in aid", a verb such as "costs", what happens to the things
    counted ("N flights were cancelled"), the noun that the clause is about, and what the figure before it measures.
    """
    kind = figure.kind
    nouns = [hit for hit in clause.sentence.nouns if kind in measure_kinds()[hit[2]]]
    own = [hit for hit in nouns if hit[2] not in WHOLES and not (kind == COUNT and hit[2] in CHANGES)]
    if previous and previous.measure and kind == SHARE and clause.key(clause.begin - 1) in SAYS_SAME:
        return previous.measure
    found = (
        _counted(own, clause)
        or _tied_before(figure, own, clause)
        or (_tied_behind(own, clause) if kind == MONEY else None)
        or _of_verbs(figure, clause, kind)
        or _subject(own, clause)
        or _tied_behind(own, clause)
        or (_worth(clause) if kind == MONEY else None)
    )
    if found and found[2] in CHANGES:
        found = _changed(found, own, clause) or (found if kind == MONEY else None)
    carried = previous.measure if previous and _carries(figure, clause, previous) else None
    if found and found[2] in VAGUE and previous and previous.measure and _may_measure(previous.measure.value, kind):
        return previous.measure
    if found:
        return clause.role(found[2], found[0], found[1])
    if carried:
        return carried
    if kind != COUNT and (noun := _resumed(own, clause)):
        return clause.role(noun[2], noun[0], noun[1])
    wholes = [hit for hit in nouns if hit[2] in WHOLES]
    whole = _tied_before(figure, wholes, clause) or _subject(wholes, clause) or _tied_behind(wholes, clause)
    return clause.role(whole[2], whole[0], whole[1]) if whole else None


def _changed(change: Hit, nouns: list[Hit], clause: Clause) -> Hit | None:
    """What changes: "a sales drop of N", "une hausse de N des prix"."""
    others = [hit for hit in nouns if hit[2] not in CHANGES]
    return next((hit for hit in others if hit[1] == change[0]), None) or _tied_behind(others, clause)


def _counted(nouns: list[Hit], clause: Clause) -> Hit | None:
    """The measure in the figure's own words."""
    return next((hit for hit in nouns if clause.begin <= hit[0] < clause.end and hit[2] in COUNTED), None)


def _tied_before(figure: Told, nouns: list[Hit], clause: Clause) -> Hit | None:
    """ "Aid worth N", "Etats von zusammen N", "un déficit de N", "Umsatz: N"."""
    for hit in reversed(nouns):
        if clause.begin - hit[1] == 1 and clause.key(hit[1]) == "," and _heads_sentence(clause, hit[0]):
            return hit
        if figure.modifier == Modifier.RANGE and clause.key(hit[1]) == "de":
            continue
        if 0 <= clause.begin - hit[1] <= NEAR and _are(LINKS_BEFORE, clause, hit[1], clause.begin):
            return hit
    return None


def _heads_sentence(clause: Clause, first: int) -> bool:
    """ "The dividend, 45 cents a share, ..."."""
    return all(clause.key(index) in DETERMINERS for index in range(first))


def _tied_behind(nouns: list[Hit], clause: Clause) -> Hit | None:
    """ "N in military aid", "N an zusätzlicher Hilfe", "N de recettes", "N mehr Geld"."""
    for hit in (hit for hit in nouns if hit[2] not in COUNTED):
        between = range(clause.behind, hit[0])
        if hit[0] >= clause.behind and len(between) <= NEAR and (not between or clause.key(clause.behind) in LINKS):
            inner = {clause.key(index) for index in between[1:]}
            return None if inner & ADJUNCTS else hit
    return None


def _of_verbs(figure: Told, clause: Clause, kind: str) -> Hit | None:
    sentence = clause.sentence
    if not (sentence.verbs or sentence.events or sentence.split_measures) or clause.is_whole_of_part():
        return None
    verbs = [hit for hit in clause.among(clause.sentence.verbs) if hit[2] != VALUE and kind in measure_kinds()[hit[2]]]
    split = [
        hit for hit in clause.split(clause.sentence.split_measures) if kind in measure_kinds().get(hit[2], {COUNT})
    ]
    verbs += [hit for hit in split if "{}" not in hit[2]]
    verbs = [hit for hit in verbs if _is_said_of(figure, hit, clause)]
    return nearest(verbs, clause) or (event_of(figure, clause) if kind == COUNT else None)


def _worth(clause: Clause) -> Hit | None:
    """ "Worth N", "estimé à N", where nothing else is measured."""
    return nearest([hit for hit in clause.among(clause.sentence.verbs) if hit[2] == VALUE], clause)


def _is_said_of(figure: Told, hit: Hit, clause: Clause) -> bool:
    """People live and work somewhere; what is spent or lost stands behind its verb, which is not in the passive."""
    if hit[2] in LIVING:
        return not figure.unit or figure.unit in STATES
    if hit[2] not in ACTIVE:
        return True
    if clause.is_german:
        return figure.kind == MONEY and not clause.keys & PASSIVE
    return figure.kind == MONEY and 0 <= clause.begin - hit[1] <= NEAR and clause.key(hit[0] - 1) not in PASSIVE


def _subject(nouns: list[Hit], clause: Clause) -> Hit | None:
    """The last noun before the figure that neither a preposition nor another measure governs."""
    before = [hit for hit in clause.among(nouns) if hit[1] <= clause.begin and clause.begin - hit[1] <= REACH]
    heads = {hit[1]: hit[2] for hit in before}
    free = [
        hit
        for hit in before
        if _reaches(hit, clause)
        and not _is_counted(hit, clause)
        and hit[2] not in CHANGES
        and clause.key(hit[0]) not in ADJACENT
        and not _is_governed(clause, hit[0], heads)
    ]
    return free[-1] if free else None


def _resumed(nouns: list[Hit], clause: Clause) -> Hit | None:
    """The noun before an insertion or a relative clause: "Die Inflation, so X, stieg auf N", "tax, which raised N"."""
    first = clause.first
    if first < 2 or clause.key(first - 1) != ",":
        return None
    if clause.key(first) in RELATIVES:
        return next((hit for hit in nouns if 0 <= first - 1 - hit[1] <= 1), None)
    if clause.key(first) not in MOVES:
        return None
    earlier = [hit for hit in nouns if hit[1] < first and not _is_governed(clause, hit[0], {})]
    return next((hit for hit in earlier if hit[0] <= NEAR), None)


def _is_counted(hit: Hit, clause: Clause) -> bool:
    """In the words of another figure."""
    return any(first <= hit[0] < end for first, end in clause.sentence.places)


def _reaches(hit: Hit, clause: Clause) -> bool:
    """A noun reaches behind another figure only if both go with one verb: "stieg um 5 % auf 3 Milliarden"."""
    last = clause.end_blocking
    if last <= hit[0]:
        return True
    while last < clause.begin and clause.is_time(last):
        last += 1
    return clause.key(last) in JOINTS


def _is_governed(clause: Clause, first: int, heads: Mapping[int, str]) -> bool:
    """Behind a preposition, or the genitive of a noun before it: "wegen der Inflation", "Preis der Aktie".

    `heads` are the measures before it by where they end; the genitive of a change is what changes: "hausse des prix".
    """
    for index in range(first - 1, max(clause.first, first - NEAR) - 1, -1):
        key = clause.key(index)
        if key in GENITIVES and index in heads:
            return heads[index] not in CHANGES
        if key in PREPOSITIONS or (key in ATTRIBUTES and index > clause.first):
            return True
    return False


def _carries(figure: Told, clause: Clause, previous: Figure) -> bool:
    """ "Rose to N, from M", "N, soit M", "N and Estonia M": the second measures what the first does."""
    last = clause.end_before
    near = {clause.key(index) for index in range(max(last, clause.begin - NEAR - 1), clause.begin)}
    if figure.kind == COUNT:
        near -= AND
    is_tied = bool(near & CARRIES) or clause.key(clause.end) in EQUALS or _moves_to(clause, last)
    is_tied = is_tied or _is_elided(figure, previous) or all(clause.key(n) in MARKS for n in range(last, clause.begin))
    if not previous.measure or clause.begin - last > CARRIED or not is_tied:
        return False
    if figure.kind == COUNT:
        return figure.unit == previous.unit or not figure.unit
    return _may_measure(previous.measure.value, figure.kind) or (
        figure.kind == MONEY and previous.measure.value == "share price"
    )


def _may_measure(measure: str, kind: str) -> bool:
    return kind in measure_kinds().get(measure, frozenset())


def _is_elided(figure: Told, previous: Figure) -> bool:
    """A bare number that has its unit from the figure before it goes with the same noun."""
    is_bare = any(char.isdigit() for char in figure.surface.split()[-1]) and "%" not in figure.surface
    return is_bare and figure.kind != COUNT and figure.unit == previous.unit


def _moves_to(clause: Clause, last: int) -> bool:
    """ "Von 3 auf 5", "12 % lower at €18": the word for "to" stands before the figure and hardly anything else."""
    if not 1 <= clause.begin - last <= MOVED or clause.key(clause.begin - 1) not in ARRIVING:
        return False
    return all(clause.key(index) in EQUALS for index in range(last, clause.begin - 1))


def _are(keys: frozenset[str], clause: Clause, first: int, last: int) -> bool:
    return all(clause.key(index) in keys or clause.key(index) in DETERMINERS for index in range(first, last))
