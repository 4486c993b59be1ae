"""Logistic regression: what holds between two claims of one fact, by their figures or by their words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from claims.evaluation.stories import STRONG
from claims.fitting.examples import Example
from claims.fitting.regression import Weights, fit, folds, scores_by
from claims.matching.relations import OPEN, Ruling, evidence, ruled, told_by
from claims.matching.sharing import Features


@dataclass(frozen=True, slots=True)
class Known:
    """A pair of claims that speak of one fact, where no rule has the last word on the relation."""

    folder: str
    relation: str
    ruling: Ruling | None
    evidence: Features


def known(examples: Iterable[Example]) -> list[Known]:
    found = []
    for example in examples:
        ruling = ruled(example.case) if example.case else None
        if example.case and (not ruling or ruling.rule in OPEN):
            found.append(Known(example.folder, example.relation, ruling, evidence(example.case, ruling)))
    return found


def relations(pairs: Sequence[Known]) -> dict[str, Weights]:
    """The weights of each relation, one against the others."""
    rows: dict[str, list[Features]] = defaultdict(list)
    is_so: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        for relation in STRONG:
            table = told_by(relation, pair.ruling)
            rows[table].append(pair.evidence)
            is_so[table].append(pair.relation == relation)
    return {table: fit(rows[table], is_so[table]) for table in rows}


def relations_right(pairs: Sequence[Known]) -> str:
    """How often the relation is right, of stories that were left out."""
    right = {True: 0, False: 0}
    for train, test in folds([pair.folder for pair in pairs]):
        tables = relations([pairs[i] for i in train])
        for pair in (pairs[i] for i in test):
            chances = [scores_by(tables[told_by(name, pair.ruling)], [pair.evidence])[0] for name in STRONG]
            right[bool(pair.ruling)] += STRONG[int(np.argmax(chances))] == pair.relation
    figures = sum(bool(pair.ruling) for pair in pairs)
    return f"relations right: {right[True]} of {figures} by figures, {right[False]} of {len(pairs) - figures} by words"
