"""Pairs of claims of annotated stories, as the regression learns from them."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.evaluation.stories import STRONG, Embed, read_story
from claims.matching.features import features
from claims.matching.judging import comparable
from claims.matching.relations import by_rules, case_of
from claims.matching.sharing import Features


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims with what the annotation says holds between them: a relation, or "" for nothing."""

    folder: str
    pair: tuple[int, int]
    found: Features
    relation: str
    is_worded: bool  # no rule says what holds between the two

    @property
    def is_strong(self) -> bool:
        return self.relation in STRONG


def examples(folder: Path, embed: Embed) -> Iterator[Example]:
    """All pairs of claims of a folder that the matcher would compare; most have nothing to do with each other."""
    claims, links = read_story(folder, embed)
    relations = {link.ends: link.relation for link in links}
    for (i, (one, key)), (j, (other, other_key)) in itertools.combinations(enumerate(claims), 2):
        if not (key and key == other_key) and comparable(one, other):
            relation = relations.get(frozenset((key, other_key)), "")
            found = features(one, other)
            yield Example(folder.name, (i, j), found, relation, not by_rules(case_of(one, other, found)))
