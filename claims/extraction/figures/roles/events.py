"""What happens to the things counted makes them something else: flights that "were cancelled", jobs "created"."""

from collections.abc import Iterable

from claims.extraction.figures.roles.clauses import DETERMINERS, Clause, Hit, Told
from claims.extraction.figures.roles.words import role_list
from claims.extraction.figures.units.plurals import plural

BEING = role_list("being")
REACH = 14
OBJECT_REACH = 3
AUXILIARIES = (1, 2, 3)


def event_of(figure: Told, clause: Clause) -> Hit | None:
    """The event nearest to the figure, named after what is counted."""
    hits = [hit for hit in clause.among(clause.sentence.events) if _is_undergone(clause, hit)]
    hits += clause.split(clause.sentence.split_measures)
    found = nearest(hits, clause)
    if found is None or "-" in figure.surface or ("{}" in found[2] and not figure.unit[:1].islower()):
        return None
    return found[0], found[1], found[2].format(plural(figure.unit))


def nearest(hits: Iterable[Hit], clause: Clause) -> Hit | None:
    """The hit nearest to the figure, unless another figure of the same kind is nearer to it."""
    near = [
        hit
        for hit in hits
        if clause.distance(hit[0], hit[1]) <= REACH and not clause.begin <= hit[0] < clause.end and _is_own(hit, clause)
    ]
    return min(near, key=lambda hit: clause.distance(hit[0], hit[1]), default=None)


def _is_own(hit: Hit, clause: Clause) -> bool:
    """No other figure stands between the words and this one, nor the "und" behind a German verb."""
    low, high = min(hit[1], clause.end), max(hit[0], clause.begin)
    if clause.is_german and hit[1] < clause.begin and clause.key(hit[1]) == "und":
        return False
    return not any(low <= first < high and first != clause.begin for first, _ in clause.sentence.blocking)


def _is_undergone(clause: Clause, hit: Hit) -> bool:
    """English verbs behind a figure tell of it only in the passive: "N jobs were cut", not "N banks cut rates"."""
    if clause.sentence.language.language != "en":
        return True
    if hit[0] < clause.end:
        return clause.key(hit[0] - 1) not in BEING and clause.begin - hit[1] <= OBJECT_REACH
    if clause.key(hit[1]) in DETERMINERS:
        return False
    return hit[0] == clause.end or bool(BEING & {clause.key(hit[0] - step) for step in AUXILIARIES})
