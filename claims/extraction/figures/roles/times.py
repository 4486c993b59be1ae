"""The period that a figure covers, or the date it holds for, where a time stands beside it."""

from functools import cache

from claims.extraction.figures.roles.clauses import DETERMINERS, Clause, Place, Told, place_of
from claims.extraction.figures.roles.measures import ARRIVING, COUNT, MONEY
from claims.extraction.figures.roles.words import listed, role_list
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.tokens import NUMBER, key_at, tokenize
from claims.extraction.lexicon import table
from claims.extraction.types import Figure, Grain, Role, When

AS_OF, DEADLINES, STARTS, SINCE = (role_list(name) for name in ("as_of", "deadlines", "starts", "since"))
NEVER, EARLIER, EQUALS, AVERAGES = (role_list(name) for name in ("never", "earlier", "equals", "averages"))
PREPOSITIONS, GENITIVES, ANNOUNCES = (role_list(name) for name in ("prepositions", "genitives", "announces"))
# Of what has a period at all; a length or a speed has none.
FLOWING = frozenset((MONEY, COUNT, "share", "weight", "volume", "area", "power", "points", "heat", "speed"))
LONG = (Grain.YEAR, Grain.MONTH)
AGO = frozenset(("ago", "vor", "a"))
LEADING = DETERMINERS | {"all", "alle", "allen", "aller", "tous", "toutes", "only", "nur"}
ADJUNCTS = PREPOSITIONS - GENITIVES
AND = frozenset(("and", "und", "et"))
CHANGED_BY = frozenset(("um", "by"))
HAD_FORECAST = frozenset(("had", "forecast"))
SPANS = frozenset(("year", "months", "weeks", "quarter"))
UNTIL = frozenset(("until", "till"))
LEADS = (0, 1, 2)
BESIDE, FAR = 2, 9

Dates = tuple[Role | None, Role | None]
NONE: Dates = (None, None)


@cache
def _named(name: str) -> frozenset[str]:
    return frozenset(listed(table("figures_measures")["levels"][name]))


def dates_of(figure: Told, clause: Clause, previous: Figure | None) -> Dates:
    """The period and the as-of date of a figure that has its measure; at most one of them."""
    if figure.unit in TIMES or figure.kind not in FLOWING or _is_timeless(figure):
        return NONE
    sentence = clause.sentence
    if (sentence.times or sentence.compared) and (when := _of(clause, figure)):
        return _as_role(figure, when, clause)
    if previous and previous.measure == figure.measure and not clause.is_compared() and _is_same_again(clause):
        return previous.period, previous.as_of
    return NONE


def _is_timeless(figure: Told) -> bool:
    return figure.measure is not None and figure.measure.value in _named("timeless")


def _as_role(figure: Told, when: When, clause: Clause) -> Dates:
    """By the preposition, else by what is measured: a level holds at a time, a flow is of a time."""
    tokens = tokenize(when.surface, 0, len(when.surface))
    leads = {key_at(tokens, index) for index in LEADS}
    if key_at(tokens, 0) == "of":  # "since the census of 2011"
        leads |= clause.keys & SINCE
    role = Role(when.value, when.surface)
    if _is_untold(figure, when, clause, {token.key for token in tokens}):
        return NONE
    if leads & (AS_OF | DEADLINES) or (when.grain is Grain.DAY and key_at(tokens, 0) == "au"):
        return None, role
    if _is_level(figure, when, clause):
        since = (role, None) if clause.key(clause.begin - 1) in CHANGED_BY else NONE
        return since if leads & SINCE else (None, role)
    return NONE if leads & STARTS or not (leads & SINCE or _is_of_time(figure, when)) else (role, None)


def _is_untold(figure: Told, when: When, clause: Clause, keys: set[str]) -> bool:
    """The time is before what is told, of the telling, or of something that stands before the figure."""
    if keys & (NEVER | EARLIER) or (keys & AGO and not figure.measure):
        return True
    if when.grain is not Grain.YEAR and (clause.keys & ANNOUNCES or clause.keys >= HAD_FORECAST):
        return True
    if when.surface.startswith("of ") and not clause.keys & SINCE and _owner(clause, _place(clause, when)) is None:
        return True
    if "/" not in when.value and _is_end_of_span(clause, when, keys):
        return True
    is_between = clause.tokens[clause.first].start < when.start < clause.tokens[clause.begin].start
    return is_between and bool(keys & UNTIL)


def _place(clause: Clause, when: When) -> Place:
    return place_of(clause.tokens, when.start, when.end)


def _is_end_of_span(clause: Clause, when: When, keys: set[str]) -> bool:
    """ "In the year to June"."""
    first, _ = _place(clause, when)
    before = [clause.key(first - 1), clause.key(first - 2)]
    return "to" in keys or (before[0] == "to" and before[1] in SPANS)


def _is_level(figure: Told, when: When, clause: Clause) -> bool:
    measure = figure.measure.value if figure.measure else ""
    is_change = figure.unit == "%" and when.grain is Grain.YEAR and "/" in when.value
    if measure in _named("always"):
        return not is_change
    return _is_rate(figure, measure) or _is_average(when, clause)


def _is_rate(figure: Told, measure: str) -> bool:
    """A tax in percent holds at a time; what it brings in is of a time."""
    return figure.kind == "share" and measure in _named("shares")


def _is_average(when: When, clause: Clause) -> bool:
    return when.grain in (Grain.MONTH, Grain.DAY) and bool(clause.keys & AVERAGES)


def _is_of_time(figure: Told, when: When) -> bool:
    """Years and months, for a share without a measure years alone; days and weeks of what happened then."""
    if figure.kind == "share" and not figure.measure and when.grain is Grain.MONTH and "/" not in when.value:
        return False
    return when.grain in LONG or "/" in when.value or _is_happening(figure)


def _is_happening(figure: Told) -> bool:
    """What happened to things or people is of its day or week: "N flights were cancelled on Monday"."""
    return figure.kind == COUNT and figure.measure is not None


def _of(clause: Clause, figure: Told) -> When | None:
    """The time right behind the figure, else one before it in the clause, one further behind, or the opening one."""
    is_bare = figure.kind == COUNT and not figure.measure
    places = _places(clause)
    if not places or (is_bare and _is_adjunct(clause)):
        return None
    owners, reach = {clause.begin, _arrived(clause)}, clause.end + FAR * (not is_bare)
    owned = [(when, place, _owner(clause, place)) for when, place in places]
    own = [when for when, place, owner in owned if owner in owners and place[0] <= reach]
    if own or clause.is_compared() or _moves_on(clause):
        return next(iter(own), None)
    free = [(when, place) for when, place, owner in owned if owner is None]
    earliest = clause.end_before if is_bare else clause.first
    before = [when for when, place in free if max(earliest, clause.first) <= place[0] and place[1] <= clause.begin]
    if before:
        return before[-1]
    opening = _opening(clause)
    if is_bare:
        return opening if opening and ("/" in opening.value or _is_dated(opening)) else None
    return next((when for when, place in free if _is_reached(clause, place)), None) or opening


def _is_dated(when: When) -> bool:
    """ "Ende 2024", "fin mars"."""
    return key_at(tokenize(when.surface, 0, len(when.surface)), 0) in AS_OF


def _places(clause: Clause) -> list[tuple[When, Place]]:
    """The times of the sentence and where they stand, those of comparisons only for a figure compared."""
    sentence = clause.sentence
    end = clause.tokens[clause.end - 1].end
    is_compared = (
        clause.is_compared() or _moves_on(clause) or any(0 <= when.start - end <= 1 for when in sentence.compared)
    )
    return sentence.when_places + sentence.compared_places if is_compared else sentence.when_places


def _arrived(clause: Clause) -> int | None:
    """The figure where a movement ends that this one measures: "dropped 38 % to 41.7 million in the first quarter"."""
    if _moves_on(clause):
        return clause.begin
    nearest = min((first for first, _ in clause.sentence.places if first >= clause.end), default=clause.begin)
    return nearest if 0 < nearest - clause.end <= BESIDE and clause.key(nearest - 1) in ARRIVING else clause.begin


def _is_adjunct(clause: Clause) -> bool:
    """Behind a preposition: "for all 19 departments"."""
    before = clause.begin - 1
    while clause.key(before) in LEADING:
        before -= 1
    return clause.key(before) in ADJUNCTS


def _owner(clause: Clause, place: Place) -> int | None:
    """Where the figure begins that a time stands beside, if it does: "74 m for 2022", "2024: 588 m"."""
    if clause.key(place[1]) in {":", "("}:
        return next((first for first, _ in clause.sentence.places if place[1] + 1 == first), None)
    for first, end in clause.sentence.places:
        if 0 <= place[0] - end <= BESIDE and not _parts(clause, end, place[0]):
            return first
    return None


def _parts(clause: Clause, first: int, last: int) -> bool:
    return any(clause.key(index) in ",;:–" or clause.tokens[index].kind == NUMBER for index in range(first, last))


def _is_reached(clause: Clause, place: Place) -> bool:
    """Behind the figure in its clause, close, and no other figure between."""
    if not (clause.end <= place[0] and place[1] <= clause.last) or place[0] - clause.end > FAR:
        return False
    if AND & {clause.key(index) for index in range(clause.end, place[0])}:
        return False
    return not any(clause.end <= first < place[0] for first, _ in clause.sentence.places)


def _opening(clause: Clause) -> When | None:
    """ "En 2022, le Luxembourg a fourni ...": a time at the beginning holds for what follows."""
    tokens = clause.tokens
    return next((when for when in clause.sentence.times if when.start == tokens[0].start), None)


def _is_same_again(clause: Clause) -> bool:
    """ "N, soit M", "N (M)", "N, up M", "N, M less than": of the same time; "N and M" in one clause as well."""
    near = {clause.key(index) for index in (clause.begin - 2, clause.begin - 1, clause.end)}
    return bool(near & EQUALS) or clause.key(clause.begin - 1) in ARRIVING or _is_joined(clause)


def _is_joined(clause: Clause) -> bool:
    last = clause.end_before
    return last > clause.first and bool(AND & {clause.key(index) for index in range(last, clause.begin)})


def _moves_on(clause: Clause) -> bool:
    language, before = clause.sentence.language, clause.key(clause.begin - 1)
    return before not in CHANGED_BY and language.has("from", before) and language.has("until", clause.key(clause.end))
