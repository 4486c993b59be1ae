"""Search in memory as the yardstick: exact, and by usearch."""

import time
from collections.abc import Iterator, Sequence

import numpy as np
from usearch.index import Index

from claims.indexing.hnsw import EFFORT, LINKS

BLOCK = 100_000


def exact(vectors: np.ndarray, live: np.ndarray, queries: np.ndarray, count: int) -> np.ndarray:
    """Row numbers of the nearest live vectors of each query, nearest first; `vectors` may be halves."""
    best = np.full((len(queries), 0), 0, dtype=np.int64)
    scores = np.full((len(queries), 0), 0, dtype=np.float32)
    for start in range(0, len(vectors), BLOCK):
        block = queries @ vectors[start : start + BLOCK].astype(np.float32).T
        block[:, ~live[start : start + BLOCK]] = -2
        rows = np.argpartition(-block, min(count, block.shape[1] - 1), axis=1)[:, :count]
        best = np.concatenate([best, rows + start], axis=1)
        scores = np.concatenate([scores, np.take_along_axis(block, rows, axis=1)], axis=1)
        order = np.argsort(-scores, axis=1)[:, :count]
        best, scores = np.take_along_axis(best, order, axis=1), np.take_along_axis(scores, order, axis=1)
    return best


def usearch_index(vectors: np.ndarray, live: np.ndarray) -> Index:
    index = Index(ndim=vectors.shape[1], metric="cos", dtype="f16", connectivity=LINKS, expansion_add=EFFORT)
    keys = np.flatnonzero(live)
    for start in range(0, len(keys), BLOCK):
        some = keys[start : start + BLOCK]
        index.add(some, vectors[some], threads=2)
    return index


def usearch_results(
    index: Index, queries: np.ndarray, count: int, efforts: Sequence[int]
) -> Iterator[tuple[int, list[np.ndarray], list[float]]]:
    """For each effort what is found, and the seconds of each query."""
    for effort in efforts:
        index.expansion_search = effort
        found, seconds = [], []
        for query in queries:
            begun = time.perf_counter()
            found.append(index.search(query, count).keys)
            seconds.append(time.perf_counter() - begun)
        yield effort, found, seconds
