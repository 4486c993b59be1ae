"""What claims about one matter share although their words, language or numbers differ. Works on what is loaded."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import floor

from claims.models import Claim, Entity, Figure

MOST_ENTITIES = 6  # of a claim that lists more, the first ones
MONEY = "money"
CURRENCY = 3  # letters of an ISO 4217 code


def keys_of(claim: Claim) -> list[str]:
    """The keys of a claim whose figures and mentions are loaded, with their entities.

    `country:LU+country:UA` both are named, `country:LU>country:UA` one gives to the other, `country:LU|2024` a period,
    `country:LU|military aid` what is measured, `country:LU|money|16` a magnitude, and these of a transfer as well;
    `EUR=80000000` is the figure itself. Of common ones a search asks none: that is what the longer ones are for.
    """
    figures = list(claim.figures.all())
    named = [mention.entity for mention in claim.mentions.all()]
    return keys_from(named, figures, claim.when_value)


def keys_from(named: Sequence[Entity], figures: Sequence[Figure], when: str) -> list[str]:
    """The same of the parts of a claim: who is named in it, its figures, its time as ISO 8601 or empty."""
    # Who gives and who receives first, then who is named, in the order of the text.
    parties = [party for figure in figures for party in (figure.giver, figure.receiver) if party]
    entities = list(dict.fromkeys(map(_name, [*parties, *named])))[:MOST_ENTITIES]
    measures = {figure.measure for figure in figures if figure.measure}
    about = measures.union(_years(when, figures), _sizes(figures))
    transfers = {f"{_name(each.giver)}>{_name(each.receiver)}" for each in figures if each.giver and each.receiver}
    keys = transfers.union("+".join(pair) for pair in combinations(sorted(entities), 2))
    keys |= {f"{subject}|{matter}" for subject in (*entities, *transfers) for matter in about}
    keys |= {f"{figure.unit}={bound.normalize():f}" for figure in figures for bound in _bounds(figure)}
    return sorted(keys)


def _name(entity: Entity) -> str:
    return f"{entity.type}:{entity.key}"


def _years(when: str, figures: Iterable[Figure]) -> Iterator[str]:
    """The years in which the times of the claim begin and end."""
    times = [when, *(time for figure in figures for time in (figure.period, figure.as_of))]
    for end in (end for time in times for end in time.split("/")):
        if end[:4].isdecimal():
            yield end[:4]


def _sizes(figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        unit = MONEY if len(figure.unit) == CURRENCY and figure.unit.isupper() else figure.unit
        for bound in _bounds(figure):
            yield from (f"{unit}|{step}" for step in _steps(bound))


def _bounds(figure: Figure) -> set[Decimal]:
    return {bound for bound in (figure.low, figure.high) if bound is not None}


def _steps(bound: Decimal) -> tuple[int, ...]:
    """Two of the half-open steps of one decade each that overlap by a half: numbers within a factor of 3 share one."""
    if not bound:
        return (0,)
    halves = floor(2 * float(abs(bound).log10()))
    return (halves - 1, halves)
