"""Which article of a family the others presumably go back to."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.kinship.agencies import agency_named


@dataclass(frozen=True, slots=True)
class Member:
    """What of an article speaks for it or against it. `secondary`: it says itself that it comes from elsewhere."""

    article: int
    source: str
    on: dt.date | None
    at: dt.datetime | None
    words: int
    credits: frozenset[str]
    secondary: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """`reason` is a value of Family.OriginReason, `agency` whom the articles credit and whose own text is not here."""

    article: int
    reason: str
    agency: str = ""


def presume(members: Sequence[Member]) -> Origin:
    """The credited agency's own text; else the first to be published; else the longest."""
    credited = Counter(name for member in members for name in member.credits)
    for name, _ in credited.most_common():
        own = [member for member in members if _is_own(member, name)]
        if own and any(name in member.credits for member in members if member not in own):
            return Origin(_first(own).article, "agency")
    known = [member for member in members if not member.secondary] or members
    dated = [member for member in known if member.on]
    agency = next((name for name, _ in credited.most_common(1)), "")
    if dated:
        return Origin(_first(dated).article, "earliest", agency)
    return Origin(_longest(known).article, "longest", agency)


def _is_own(member: Member, credited: str) -> bool:
    name = agency_named(member.source) or member.source
    return name.casefold() == credited.casefold()


def _first(members: Sequence[Member]) -> Member:
    """On the first day the first hour, where all tell it, else the longest: copies are cut, seldom drawn out."""
    days = [member.on for member in members if member.on]
    first = [member for member in members if not days or member.on == min(days)]
    if all(member.at for member in first):
        return min(first, key=lambda member: (member.at, -member.words, member.article))
    return _longest(first)


def _longest(members: Sequence[Member]) -> Member:
    return max(members, key=lambda member: (member.words, -member.article))
