"""Vectors for more claims than there is time to embed: real ones, moved as real ones differ from each other."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from factbase.management.linking.writing import Written


class Variations:
    """Claims of one shape (other names, other figures) differ by vectors of which the embedded sample holds many.

    A further claim of the shape gets the vector of one of the sample, moved by the difference of two others that
    share a shape too. What a new shape would look like nobody knows: there is none behind the sample.
    """

    def __init__(self, sample: Sequence[Written], vectors: np.ndarray, seed: int) -> None:
        self.vectors = vectors
        self.chance = np.random.default_rng(seed)
        self.of_shape: dict[object, list[int]] = defaultdict(list)
        for row, claim in enumerate(sample):
            self.of_shape[claim.shape].append(row)
        pairs = [rows[at : at + 2] for rows in self.of_shape.values() for at in range(0, len(rows) - 1, 2)]
        self.pairs = np.array(pairs)

    def has(self, claim: Written) -> bool:
        return claim.shape in self.of_shape

    def vectors_of(self, claims: Sequence[Written]) -> np.ndarray:
        near = self.vectors[[self.chance.choice(self.of_shape[claim.shape]) for claim in claims]]
        one, other = self.pairs[self.chance.integers(len(self.pairs), size=len(claims))].T
        moved = near + self.vectors[one] - self.vectors[other]
        return moved / np.linalg.norm(moved, axis=1, keepdims=True)
