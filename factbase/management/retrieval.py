"""The embedder on public sets: does it find a sentence in another language, and grade likeness as people do?"""

import gzip
import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import numpy as np

from claims.embedding import Embedder, WheelEmbedder
from claims.embedding.port import Vectors

LANGUAGES = ("de", "en", "fr")
FIRST_RANKS = (1, 5)


def measure(folder: Path) -> Iterator[str]:
    """Lines for `ntrex/` (the same news sentences in several languages) and `stsb/` (pairs graded by people)."""
    embedder = WheelEmbedder()
    yield f"{embedder.name} {embedder.version}"
    yield from _retrieval(embedder, folder / "ntrex" / "dev.jsonl")
    for name in ("dev", "train"):
        yield from _likeness(embedder, folder / "stsb" / f"{name}.jsonl.gz")


def _retrieval(embedder: Embedder, path: Path) -> Iterator[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    vectors = {language: embedder.embed([row[language] for row in rows]) for language in (*LANGUAGES, "fr_ca")}
    for asked, pool in [*permutations(LANGUAGES, 2), ("fr", "fr_ca")]:
        yield _line(f"{asked} > {pool}", _ranks(vectors[asked], [vectors[pool]]))
    for asked in LANGUAGES:
        others = [vectors[language] for language in LANGUAGES if language != asked]
        yield _line(f"{asked} > mixed", _ranks(vectors[asked], others, among=vectors[asked]))


def _ranks(asked: Vectors, pools: list[Vectors], among: Vectors | None = None) -> np.ndarray:
    """Rank of the nearest translation of each sentence; `among` are sentences of its own language in the way."""
    likeness = [asked @ pool.T for pool in pools]
    best = np.max([np.diagonal(each) for each in likeness], axis=0)
    if among is not None:
        own = asked @ among.T
        np.fill_diagonal(own, -1)
        likeness.append(own)
    return 1 + sum((each > best[:, None]).sum(axis=1) for each in likeness)


def _line(name: str, ranks: np.ndarray) -> str:
    recalls = ", ".join(f"recall@{rank} {(ranks <= rank).mean():.3f}" for rank in FIRST_RANKS)
    return f"ntrex {name:<10} {recalls}, MRR {(1 / ranks).mean():.3f} ({len(ranks)} sentences)"


def _likeness(embedder: Embedder, path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    said = np.array([row["score"] for row in rows])
    one, other = (
        {language: embedder.embed([row[f"{language}{side}"] for row in rows]) for language in LANGUAGES}
        for side in (1, 2)
    )
    for first, second in [(each, each) for each in LANGUAGES] + [("de", "en"), ("fr", "en"), ("de", "fr")]:
        found = (one[first] * other[second]).sum(axis=1)
        name = f"{first}-{second}"
        yield f"stsb {path.name.partition('.')[0]} {name} Spearman {_spearman(said, found):.3f} ({len(rows)} pairs)"


def _spearman(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(_positions(one), _positions(other))[0, 1])


def _positions(values: np.ndarray) -> np.ndarray:
    """The position of each value in their order; equal ones share the middle of theirs."""
    _, which, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[which]
