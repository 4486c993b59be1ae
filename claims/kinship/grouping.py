"""From pairs that are akin to families, with the word of people above everything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tie:
    """Two articles that are akin; the stronger tie counts first."""

    a: int
    b: int
    strength: float


@dataclass(slots=True)
class Group:
    """Articles that belong together. `family` is the one that a person put one of them into."""

    articles: set[int] = field(default_factory=set)
    family: int | None = None


def group(
    articles: Iterable[int], ties: Iterable[Tie], placed: Mapping[int, int], apart: Iterable[tuple[int, int]]
) -> list[Group]:
    """Every article in one group, alone or with others. The same input gives the same groups.

    `placed` are the families that people put articles into; articles that people put into one family are together,
    those they put into different ones, or told `apart`, never are, whoever else is akin to both.
    """
    groups = {article: Group({article}, placed.get(article)) for article in sorted(articles)}
    strangers = {frozenset(pair) for pair in apart}
    by_family: dict[int, int] = {}
    for article, family in sorted(placed.items()):
        first = by_family.setdefault(family, article)
        if first in groups and article in groups:
            _unite(groups, first, article)
    for tie in sorted(ties, key=lambda tie: (-tie.strength, tie.a, tie.b)):
        if tie.a in groups and tie.b in groups and _may_unite(groups[tie.a], groups[tie.b], strangers):
            _unite(groups, tie.a, tie.b)
    return list({id(each): each for each in groups.values()}.values())


def _may_unite(one: Group, other: Group, strangers: set[frozenset[int]]) -> bool:
    if one is other or (one.family and other.family and one.family != other.family):
        return False
    return not any({a, b} in strangers for a in one.articles for b in other.articles)


def _unite(groups: dict[int, Group], a: int, b: int) -> None:
    united, joining = groups[a], groups[b]
    united.articles |= joining.articles
    united.family = united.family or joining.family
    for article in joining.articles:
        groups[article] = united
