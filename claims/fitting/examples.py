"""Pairs of claims of annotated stories, as the regression learns from them."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claims.evaluation.stories import STRONG, Told, read_story
from claims.matching import Embed
from claims.matching.features import features
from claims.matching.judging import comparable
from claims.matching.relations import Case, case_of
from claims.matching.scoring import Pair
from claims.matching.sharing import Features

# Articles of other stories with which each is compared, the nearest in meaning: the desk is full of those.
STRANGERS = 3

Place = tuple[str, int]  # of an article: its folder, and its number there
Ends = frozenset[str]  # of a link: its folder and both claims


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims with what the annotation says holds between them: a relation, or "" for nothing.

    `articles` are the places of their two articles, the same one twice for two claims of one.
    """

    articles: tuple[Place, Place]
    pair: Pair
    found: Features
    relation: str
    case: Case | None = None  # of those that speak of one fact

    @property
    def folder(self) -> str:
        return self.articles[0][0]

    @property
    def is_strong(self) -> bool:
        return self.relation in STRONG


def examples(folders: Iterable[Path], embed: Embed) -> Iterator[Example]:
    """All pairs of claims that the matcher would compare in each story, where most have nothing to do with each other,
    and those of like articles of different stories, where none has."""
    stories: dict[Place, Told] = {}
    relations: dict[Ends, str] = {}
    for folder in folders:
        told, links = read_story(folder, embed)
        stories |= {(folder.name, number): each for number, each in enumerate(told)}
        relations |= {frozenset((folder.name, *link.ends)): link.relation for link in links}
    pairs = [(one, other) for one, other in itertools.combinations_with_replacement(stories, 2) if one[0] == other[0]]
    for places in [*pairs, *_strangers(stories)]:
        one, other = (stories[place] for place in places)
        yield from _examples(places, one, other, relations)


def _strangers(stories: Mapping[Place, Told]) -> set[tuple[Place, Place]]:
    """Pairs of articles of different stories."""
    found = set()
    for place, told in stories.items():
        others = [other for other in stories if other[0] != place[0]]
        likeness = [float(told.report.vector @ stories[other].report.vector) for other in others]
        found |= {tuple(sorted((place, others[i]))) for i in np.argsort(likeness)[-STRANGERS:]}
    return found


def _examples(
    articles: tuple[Place, Place], one: Told, other: Told, relations: Mapping[Ends, str]
) -> Iterator[Example]:
    for a, b in comparable(one.report, other.report):
        owners = one.owners[a], other.owners[b]
        if not (owners[0] and owners[0] == owners[1]):
            first, second = one.report.claim(a), other.report.claim(b)
            found = features(first, second)
            relation = relations.get(frozenset((articles[0][0], *owners)), "")
            case = case_of(first, second, found)
            yield Example(articles, (a, b), found, relation, case if relation in STRONG else None)
