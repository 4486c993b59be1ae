"""Logistic regression in two stages: a pair on its own, then among the other pairs of its story."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claims.fitting.examples import Example
from claims.matching.scoring import ALONE, AMONG, among

Array = NDArray[np.float64]
Weights = dict[str, float]

# Ridge penalty on standardised features, and Newton steps.
PENALTY = 100.0
STEPS = 15
THRESHOLDS = [step / 50 for step in range(5, 46)]


def fitted(examples: Sequence[Example]) -> dict[str, Weights]:
    """The weights of both stages. The second learns from scores of stories that the first did not see."""
    first = _fit([example.found for example in examples], examples)
    honest = _unseen_scores(examples)
    second = _fit(_in_company(examples, honest), examples)
    return {ALONE: first, AMONG: second}


def cross_validated(examples: Sequence[Example]) -> Iterator[str]:
    """One line a threshold worth looking at: how well pairs of stories that were left out are told apart."""
    scores = np.zeros(len(examples))
    for train, test in _folds(examples):
        known, new = [examples[i] for i in train], [examples[i] for i in test]
        tables = fitted(known)
        alone = _scores(tables[ALONE], [example.found for example in new])
        scores[test] = _scores(tables[AMONG], _in_company(new, alone))
    judged = np.array([example.relation != "related" for example in examples])
    strong = np.array([example.is_strong for example in examples])
    for threshold in THRESHOLDS:
        shown = judged & (scores >= threshold)
        hit = float((shown & strong).sum())
        precision, recall = hit / max(1, shown.sum()), hit / strong.sum()
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{threshold:.2f} f1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}"


def _unseen_scores(examples: Sequence[Example]) -> Array:
    scores = np.zeros(len(examples))
    for train, test in _folds(examples):
        known = [examples[i] for i in train]
        table = _fit([example.found for example in known], known)
        scores[test] = _scores(table, [examples[i].found for i in test])
    return scores


def _folds(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    for folder in sorted({example.folder for example in examples}):
        inside = [example.folder == folder for example in examples]
        yield [i for i, is_in in enumerate(inside) if not is_in], [i for i, is_in in enumerate(inside) if is_in]


def _in_company(examples: Sequence[Example], scores: Array) -> list[dict[str, float]]:
    company: dict[tuple[str, tuple[int, int]], dict[str, float]] = {}
    for folder in sorted({example.folder for example in examples}):
        pairs = {e.pair: float(s) for e, s in zip(examples, scores, strict=True) if e.folder == folder}
        company |= {(folder, pair): found for pair, found in among(pairs).items()}
    return [example.found | company[example.folder, example.pair] for example in examples]


def _scores(table: Weights, rows: Sequence[dict[str, float]]) -> Array:
    totals = [table[""] + sum(table[name] * value for name, value in row.items()) for row in rows]
    return np.asarray(1 / (1 + np.exp(-np.clip(totals, -30, 30))))


def _fit(rows: Sequence[dict[str, float]], examples: Sequence[Example]) -> Weights:
    """Weights for the features as they are; what holds for `related` pairs nobody has to know."""
    kept = [i for i, example in enumerate(examples) if example.relation != "related"]
    names = sorted(rows[0])
    table = np.array([[rows[i][name] for name in names] for i in kept])
    target = np.array([examples[i].is_strong for i in kept], dtype=float)
    mean, scale = table.mean(0), table.std(0)
    scale[scale == 0] = 1
    bias, *weights = _regression((table - mean) / scale, target)
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
