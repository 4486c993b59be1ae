"""Which sentences of one article say, in the same order, what those of another say."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Numbers = Sequence[frozenset[float]]
Step = tuple[int, int]

# Of the sentences, by cosine. Translations stand around 0.8, two reports of one fact around 0.55.
ALIKE = 0.5
DIFFERENT_NUMBERS = 0.2  # taken off where both have numbers and share none
SHARED_NUMBERS = 0.1
STEPS: tuple[Step, ...] = ((1, 1), (1, 2), (2, 1))  # a translator cuts a long sentence in two, or joins two short ones


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences `a` of one article beside sentences `b` of the other."""

    a: range
    b: range
    similarity: float


def align(a: Vectors, b: Vectors, numbers_a: Numbers, numbers_b: Numbers) -> list[Match]:
    """The pairs, in the order of both articles, that are most alike in sum; sentences without a partner are left out.

    Vectors are unit vectors, one a sentence. Takes time in proportion to the product of the two lengths.
    """
    similar = {step: _runs(a, step[0]) @ _runs(b, step[1]).T for step in STEPS}
    gains = {
        step: _gains(similar[step], max(step), _joined(numbers_a, step[0]), _joined(numbers_b, step[1]))
        for step in STEPS
    }
    moves = _moves(gains, len(a), len(b))
    return [
        Match(range(i, i + step[0]), range(j, j + step[1]), float(similar[step][i, j]))
        for i, j, step in _path(moves, len(a), len(b))
    ]


def _runs(vectors: Vectors, length: int) -> Vectors:
    if length == 1:
        return vectors
    sums = vectors[:-1] + vectors[1:]
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _joined(numbers: Numbers, length: int) -> list[frozenset[float]]:
    return list(numbers) if length == 1 else [first | second for first, second in pairwise(numbers)]


def _gains(
    similar: Vectors, weight: int, numbers_a: list[frozenset[float]], numbers_b: list[frozenset[float]]
) -> list[list[float]]:
    """What each pair of runs adds to the sum; `[i][j]` are the runs that begin there."""
    rows: list[list[float]] = ((similar.astype(float) - ALIKE) * weight).tolist()
    for i, here in enumerate(numbers_a):
        for j, there in enumerate(numbers_b):
            if here and there:
                rows[i][j] += SHARED_NUMBERS if here & there else -DIFFERENT_NUMBERS
    return rows


def _moves(gains: dict[Step, list[list[float]]], rows: int, columns: int) -> list[list[Step]]:
    """The last step of the best way to each place; (1, 0) and (0, 1) leave a sentence out."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    moves: list[list[Step]] = [[(0, 1)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            ways = [(best[i - 1][j], (1, 0)), (best[i][j - 1], (0, 1))]
            ways += [
                (best[i - di][j - dj] + gains[di, dj][i - di][j - dj], (di, dj))
                for di, dj in STEPS
                if i >= di and j >= dj
            ]
            best[i][j], moves[i][j] = max(ways)
    return moves


def _path(moves: list[list[Step]], i: int, j: int) -> list[tuple[int, int, Step]]:
    path = []
    while i and j:
        step = moves[i][j]
        i, j = i - step[0], j - step[1]
        if step in STEPS:
            path.append((i, j, step))
    return path[::-1]
