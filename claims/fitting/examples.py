"""Pairs of claims of annotated stories, as the regression learns from them."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from claims.evaluation.stories import STRONG, Told, read_story
from claims.matching import Embed
from claims.matching.features import features
from claims.matching.judging import comparable
from claims.matching.relations import Case, case_of
from claims.matching.scoring import Pair
from claims.matching.sharing import Features

Articles = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims with what the annotation says holds between them: a relation, or "" for nothing.

    `articles` are its folder and the numbers of its two articles there, the same one twice for two claims of one.
    """

    articles: Articles
    pair: Pair
    found: Features
    relation: str
    case: Case | None = None  # of those that speak of one fact

    @property
    def folder(self) -> str:
        return self.articles[0]

    @property
    def is_strong(self) -> bool:
        return self.relation in STRONG


def examples(folder: Path, embed: Embed) -> Iterator[Example]:
    """All pairs of claims of a folder that the matcher would compare; most have nothing to do with each other."""
    told, links = read_story(folder, embed)
    relations = {link.ends: link.relation for link in links}
    for (i, one), (j, other) in itertools.combinations_with_replacement(enumerate(told), 2):
        yield from _examples((folder.name, i, j), one, other, relations)


def _examples(articles: Articles, one: Told, other: Told, relations: Mapping[frozenset[str], str]) -> Iterator[Example]:
    for a, b in comparable(one.report, other.report):
        owners = one.owners[a], other.owners[b]
        if not (owners[0] and owners[0] == owners[1]):
            first, second = one.report.claim(a), other.report.claim(b)
            found = features(first, second)
            relation = relations.get(frozenset(owners), "")
            case = case_of(first, second, found)
            yield Example(articles, (a, b), found, relation, case if relation in STRONG else None)
