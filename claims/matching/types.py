"""What is compared, and what comes out of it."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from claims.extraction import Figure
from claims.matching.amounts import STATED, dimension, number, standing
from claims.matching.language import concepts, content_words, cues
from claims.matching.surroundings import surroundings

Vector = NDArray[np.float32]

WHOLE, ROUNDED = 100, 1  # per cent
ROW = re.compile(r"\s*(?:[•*–-]|\d{1,3}[.)])\s")


class Relation(StrEnum):
    """What holds between two claims."""

    SAME = "same"
    SUPPORTS = "supports"
    CONFLICTS = "conflicts"
    UPDATES = "updates"
    RELATED = "related"
    UNRELATED = "unrelated"


@dataclass(frozen=True, eq=False)
class Statement:
    """One claim as it is compared.

    `vector` is the embedding of its text, `word_vectors` (n, d) those of its `content_words` in their order; all have
    unit length. `names` are the keys of the entities that it mentions, the offsets of `figures` count from the start of
    the text, and `place` counts the claims of the article.
    """

    text: str
    language: str
    place: int
    vector: Vector
    word_vectors: Vector
    figures: tuple[Figure, ...] = ()
    names: frozenset[str] = frozenset()
    claimant: str = ""
    when: str = ""

    @cached_property
    def words(self) -> dict[str, str]:
        return content_words(self.text, self.language)

    @cached_property
    def concepts(self) -> frozenset[str]:
        return concepts(self.text, self.language)

    @cached_property
    def cues(self) -> frozenset[str]:
        return cues(self.text, self.language)

    @property
    def splits(self) -> bool:
        """Whether it tells how a whole is shared: 60 and 40 per cent, or half of it each."""
        parts = [number(figure) for figure in self.figures if figure.unit == "%"]
        return bool(parts) and (
            "split" in self.cues
            or "bear_share" in self.concepts
            or (len(parts) > 1 and abs(sum(parts) - WHOLE) <= ROUNDED)
        )

    @property
    def is_row(self) -> bool:
        """Whether it is a line of a list."""
        return bool(ROW.match(self.text))

    @cached_property
    def values(self) -> frozenset[float]:
        bounds = (bound for figure in self.figures for bound in (figure.low, figure.high))
        return frozenset(round(float(bound), 6) for bound in bounds if bound is not None)

    @cached_property
    def units(self) -> frozenset[str]:
        return frozenset(dimension(figure.unit) for figure in self.figures)

    @cached_property
    def standings(self) -> dict[int, str]:
        """How each figure stands, by its offset in the text."""
        return {figure.start: standing(self.text, self.figures, figure, self.language) for figure in self.figures}

    @cached_property
    def surroundings(self) -> dict[int, Vector]:
        """(reaches, d) by the offset of each figure in the text."""
        words = self.words.values()
        return {each.start: surroundings(self.text, words, self.word_vectors, each) for each in self.figures}

    def states(self, figure: Figure) -> bool:
        return self.standings[figure.start] == STATED


@dataclass(frozen=True, eq=False)
class Report:
    """An article with all its claims, in the order of the text."""

    key: str
    published: dt.date | None
    statements: tuple[Statement, ...]

    @cached_property
    def vectors(self) -> Vector:
        """(n, d), a row a claim."""
        return np.stack([statement.vector for statement in self.statements])

    @cached_property
    def vector(self) -> Vector:
        return unit(self.vectors.mean(axis=0))

    @cached_property
    def scenes(self) -> Vector:
        """(n, d): each claim together with the one before it, for many cannot be understood alone."""
        before = np.vstack([np.zeros_like(self.vectors[:1]), self.vectors[:-1]])
        return np.stack([unit(row) for row in self.vectors + before])

    @cached_property
    def scene_concepts(self) -> list[frozenset[str]]:
        """What each claim is about, together with the one before it."""
        own = [statement.concepts for statement in self.statements]
        return [now | before for now, before in zip(own, [frozenset(), *own], strict=False)]

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for statement in self.statements for name in statement.names)

    def claim(self, place: int) -> "Claimed":
        return Claimed(self.statements[place], self)

    def counts(self, kind: str) -> Counter[Hashable]:
        """How many of its claims hold each item of `kind`: what all of them hold tells none of them apart."""
        return self._counts[kind]

    @cached_property
    def _counts(self) -> dict[str, Counter[Hashable]]:
        kinds = ("concepts", "names", "values", "words", "units")
        return {kind: Counter(item for each in self.statements for item in set(getattr(each, kind))) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A statement in its article."""

    statement: Statement
    report: Report

    @property
    def scene(self) -> Vector:
        return np.asarray(self.report.scenes[self.statement.place])

    @property
    def scene_concepts(self) -> frozenset[str]:
        return self.report.scene_concepts[self.statement.place]


def unit(vector: Vector) -> Vector:
    """Of length one; a zero vector stays."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
