"""Search in memory as the yardstick: exact, and by usearch."""

import time
from collections.abc import Callable, Sequence

import numpy as np
from usearch.index import Index

from claims.indexing.hnsw import EFFORT, LINKS

BLOCK = 100_000
THREADS = 2


class Memory:
    """All vectors, of which the live ones can be found. The key of a claim is its row and one."""

    def __init__(self, vectors: np.ndarray, live: np.ndarray) -> None:
        self.vectors, self.live = vectors, live
        # As dense a graph as that of the database.
        self.index = Index(ndim=vectors.shape[1], metric="cos", dtype="f16", connectivity=LINKS, expansion_add=EFFORT)

    def build(self, say: Callable[[str], None]) -> None:
        begun, rows = time.perf_counter(), np.flatnonzero(self.live)
        for start in range(0, len(rows), BLOCK):
            some = rows[start : start + BLOCK]
            self.index.add(some + 1, self.vectors[some], threads=THREADS)
        say(f"usearch holds them in memory after {time.perf_counter() - begun:.0f} s")

    def nearest(self, key: int, count: int, effort: int) -> list[int]:
        """By usearch; `effort` is how many it keeps in view."""
        self.index.expansion_search = effort  # type: ignore[misc]
        found = self.index.search(self.vectors[key - 1], count + 1).keys
        return [other for other in found.tolist() if other != key][:count]

    def exactly_nearest(self, keys: Sequence[int], count: int) -> list[set[int]]:
        """By comparing with every vector."""
        asked = np.array(keys) - 1
        queries = self.vectors[asked].astype(np.float32)
        best, likeness = (np.zeros((len(asked), 0), dtype=kind) for kind in (np.int64, np.float32))
        for start in range(0, len(self.vectors), BLOCK):
            block = queries @ self.vectors[start : start + BLOCK].astype(np.float32).T
            block[:, ~self.live[start : start + BLOCK]] = -2
            best = np.hstack([best, np.broadcast_to(np.arange(start, start + block.shape[1]), block.shape)])
            likeness = np.hstack([likeness, block])
            likeness[best == asked[:, None]] = -2
            rows = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
            best, likeness = (np.take_along_axis(each, rows, axis=1) for each in (best, likeness))
        return [set((row + 1).tolist()) for row in best]
