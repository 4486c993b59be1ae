"""Logistic regression: whether a pair of claims speaks of one fact, alone and then among others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claims.fitting.examples import Example, Place
from claims.matching.scoring import ALONE, AMONG, Pair, Scores, company

Array = NDArray[np.float64]
Weights = dict[str, float]

# Ridge penalty on standardised features, and Newton steps.
PENALTY = 100.0
STEPS = 8
THRESHOLDS = [step / 20 for step in range(6, 15)]


def fitted(examples: Sequence[Example], unseen: Array) -> dict[str, Weights]:
    """The weights of both stages, and of the relations that words decide; the second stage learns from `unseen`."""
    first = _pairs([example.found for example in examples], examples)
    second = _pairs(_in_company(examples, unseen), examples)
    return {ALONE: first, AMONG: second}


def cross_validated(examples: Sequence[Example], unseen: Array) -> Iterator[str]:
    """One line a threshold worth looking at: how well pairs of stories that were left out are told apart."""
    company = _in_company(examples, unseen)
    scores = np.zeros(len(examples))
    for train, test in folds([example.folder for example in examples]):
        table = _pairs([company[i] for i in train], [examples[i] for i in train])
        scores[test] = scores_by(table, [company[i] for i in test])
    judged = np.array([example.relation != "related" for example in examples])
    strong = np.array([example.is_strong for example in examples])
    for threshold in THRESHOLDS:
        shown = judged & (scores >= threshold)
        hit = float((shown & strong).sum())
        precision, recall = hit / max(1, shown.sum()), hit / strong.sum()
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{threshold:.2f} f1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}"


def unseen_scores(examples: Sequence[Example]) -> Array:
    """(n,): the score of each pair by a first stage that did not see its stories."""
    scores = np.zeros(len(examples))
    for train, test in folds([example.folder for example in examples]):
        known = [examples[i] for i in train]
        table = _pairs([example.found for example in known], known)
        scores[test] = scores_by(table, [examples[i].found for i in test])
    return scores


def folds(folders: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of what lies in the other folders, and in one of them, for each."""
    for folder in sorted(set(folders)):
        inside = [each == folder for each in folders]
        yield [i for i, is_in in enumerate(inside) if not is_in], [i for i, is_in in enumerate(inside) if is_in]


def _in_company(examples: Sequence[Example], scores: Array) -> list[dict[str, float]]:
    alone: dict[tuple[Place, Place], dict[Pair, float]] = defaultdict(dict)
    for example, score in zip(examples, scores, strict=True):
        alone[example.articles][example.pair] = float(score)
    known = {articles: company(found, _within(articles, alone)) for articles, found in list(alone.items())}
    return [example.found | known[example.articles][example.pair] for example in examples]


def _within(articles: tuple[Place, Place], alone: Mapping[tuple[Place, Place], Scores]) -> Sequence[Scores]:
    one, other = articles
    return () if one == other else tuple(alone.get((each, each), {}) for each in (one, other))


def scores_by(table: Weights, rows: Sequence[dict[str, float]]) -> Array:
    totals = [table[""] + sum(table[name] * value for name, value in row.items()) for row in rows]
    return np.asarray(1 / (1 + np.exp(-np.clip(totals, -30, 30))))


def _pairs(rows: Sequence[dict[str, float]], examples: Sequence[Example]) -> Weights:
    """Weights for whether a pair speaks of one fact; what holds for `related` pairs nobody has to know."""
    kept = [i for i, example in enumerate(examples) if example.relation != "related"]
    return fit([rows[i] for i in kept], [examples[i].is_strong for i in kept])


def fit(rows: Sequence[dict[str, float]], is_so: Sequence[bool]) -> Weights:
    """Weights for the features as they are, not as they are standardised."""
    names = sorted(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    mean, scale = table.mean(0), table.std(0)
    scale[scale == 0] = 1
    bias, *weights = _regression((table - mean) / scale, np.array(is_so, dtype=float))
    plain = np.array(weights) / scale
    fit = {name: round(float(weight), 5) for name, weight in zip(names, plain, strict=True)}
    return fit | {"": round(float(bias - plain @ mean), 5)}


def _regression(table: Array, target: Array) -> Array:
    """Ridge logistic regression by Newton's method; the bias, which is not penalised, comes first."""
    design = np.hstack([np.ones((len(table), 1)), table])
    penalty = np.diag([0.0] + [PENALTY] * table.shape[1])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (target - chance) - penalty @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + penalty + 1e-6 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return np.asarray(weights)
