"""Fills a database of its own, asks it for candidates, and puts the figures beside search in memory."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
import psutil
from django.db import connection

from claims.candidates import candidates
from claims.candidates.finding import searches, searching
from claims.embedding import WheelEmbedder
from claims.indexing import terms_count
from factbase.management.linking.loading import Loader, own_database
from factbase.management.linking.memory import Memory
from factbase.management.linking.questions import Question, questions
from factbase.management.linking.vectors import Variations
from factbase.management.linking.writing import Writer, Written

Say = Callable[[str], None]
Ask = Callable[[int], list[int]]
Truth = Sequence[set[int]]

SEED = 7
SAMPLE = 20_000  # claims with a vector of their own words: a minute of embedding
EMBEDDED, LOADED = 2000, 20_000  # at a time
NEAREST = 20
LIMIT = 60
EFFORTS = (20, 40, 80, 160, 320, 640, 1280)
# What is left of a search that goes one way only.
WAYS: dict[str, dict[str, Any]] = {
    "meaning": {"stems": {}, "keys": {}},
    "words": {"model": None, "keys": {}},
    "keys": {"model": None, "stems": {}},
}


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for each question and in how many seconds, and how many a processor had to work for one."""

    found: list[list[int]]
    seconds: list[float]
    processor: float

    @classmethod
    def of(cls, keys: Sequence[int], ask: Ask) -> "Results":
        """Ask twice: the first round warms."""
        for key in keys:
            ask(key)
        found, seconds, worked = [], [], _processor_seconds()
        for key in keys:
            begun = time.perf_counter()
            found.append(ask(key))
            seconds.append(time.perf_counter() - begun)
        return cls(found, seconds, (_processor_seconds() - worked) / len(keys))

    @property
    def latency(self) -> str:
        """On a busy machine the time of the processor is the one to compare."""
        middle, high = 1000 * np.percentile(self.seconds, (50, 95))
        return f"p50 {middle:.1f} ms, p95 {high:.1f} ms, processor {1000 * self.processor:.1f} ms"

    def recall(self, truth: Truth, first: int = LIMIT) -> float:
        """The share of the truth that is among the first finds."""
        pairs = zip(self.found, truth, strict=True)
        return float(np.mean([len(wanted.intersection(each[:first])) / len(wanted) for each, wanted in pairs]))


def measure(total: int, asked: int, say: Say) -> None:
    """Print recall and latency of candidates among `total` claims, for `asked` new ones of each kind."""
    embedder, writer, begun = WheelEmbedder(), Writer(SEED), time.perf_counter()
    with own_database():
        loader = Loader(embedder, megabytes=max(64, total * 3 // 1000))
        with loader.without_indexes():
            sample, vectors = _fill(loader, writer, total, say)
            asks = questions(writer, sample, Loader.is_rejected, asked)
            loader.load([each.claim for each in asks], embedder.embed([each.claim.quote for each in asks]))
            say(f"loaded after {time.perf_counter() - begun:.0f} s; the indexes are built")
        terms_count()
        say(f"ready after {time.perf_counter() - begun:.0f} s: {_room()}; load {os.getloadavg()[0]:.1f}")
        asked_vectors = embedder.embed([each.claim.quote for each in asks])
        _report(np.concatenate([vectors, asked_vectors.astype(np.float16)]), asks, say)


def _fill(loader: Loader, writer: Writer, total: int, say: Say) -> tuple[list[Written], np.ndarray]:
    """Load claims; return those that have vectors of their own words, and the vectors of all."""
    claims = writer.claims()
    sample = list(islice(claims, min(total, SAMPLE)))
    vectors = np.zeros((total, loader.model.dimensions), dtype=np.float16)
    for start in range(0, len(sample), EMBEDDED):
        some = sample[start : start + EMBEDDED]
        vectors[start : start + len(some)] = loader.embedder.embed([claim.quote for claim in some])
        say(f"{start + len(some)} of {len(sample)} claims of the sample are embedded")
    loader.load(sample, vectors[: len(sample)])
    variations = Variations(sample, vectors[: len(sample)].astype(np.float32), SEED)
    further = (claim for claim in claims if variations.has(claim))
    for start in range(len(sample), total, LOADED):
        some = list(islice(further, min(LOADED, total - start)))
        vectors[start : start + len(some)] = variations.vectors_of(some)
        loader.load(some, vectors[start : start + len(some)])
        say(f"{start + len(some)} of {total} claims are loaded")
    return sample, vectors


def _processor_seconds() -> float:
    """Of this process, and of the database's for us if that is on this machine."""
    try:
        server = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    except psutil.NoSuchProcess:
        return time.process_time()
    return time.process_time() + server.user + server.system


def _room() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database())), current_setting('shared_buffers')")
        return "a database of {}, shared buffers of {}".format(*cursor.fetchone())


def _report(vectors: np.ndarray, asks: list[Question], say: Say) -> None:
    memory = Memory(vectors, ~np.array([Loader.is_rejected(row + 1) for row in range(len(vectors))]))
    keys = range(len(vectors) - len(asks) + 1, len(vectors) + 1)
    truth = memory.exactly_nearest(keys, NEAREST)
    united = Results.of(keys, lambda key: candidates([key], LIMIT)[key])
    say(f"candidates: {united.latency}, recall of the exact top {NEAREST} {united.recall(truth):.3f}")
    ways = {name: Results.of(keys, partial(_one_way, name)) for name in WAYS}
    for name, results in ways.items():
        say(f"  by {name} alone: {results.latency}")
    for line in _found(asks, {"all": united} | ways):
        say(line)
    memory.build(say)
    _beside_memory(ways["meaning"], truth, keys, memory, say)


def _one_way(name: str, key: int) -> list[int]:
    with searching() as cursor:
        (search,) = searches(cursor, [key])
        cursor.execute(*replace(search, **WAYS[name]).statement(LIMIT))
        return [other for (other,) in cursor]


def _found(asks: Sequence[Question], ways: dict[str, Results]) -> Iterator[str]:
    """How often the claim that a question was made of is among the candidates, by the kind of question."""
    for kind in dict.fromkeys(each.kind for each in asks):
        rows = [row for row, each in enumerate(asks) if each.kind == kind]
        shares = {
            name: np.mean([asks[row].source in results.found[row] for row in rows]) for name, results in ways.items()
        }
        yield f"source of {kind} found: " + ", ".join(f"{name} {share:.2f}" for name, share in shares.items())


def _beside_memory(by_meaning: Results, truth: Truth, keys: Sequence[int], memory: Memory, say: Say) -> None:
    """Let usearch try harder until it finds as much."""
    recall = by_meaning.recall(truth, NEAREST)
    say(f"recall of the first {NEAREST} by meaning alone: {recall:.3f}; usearch in memory:")
    for effort in EFFORTS:
        results = Results.of(keys, partial(memory.nearest, count=NEAREST, effort=effort))
        reached = results.recall(truth, NEAREST)
        say(f"  effort {effort}: {results.latency}, recall {reached:.3f}")
        if reached >= recall:
            ratio = np.percentile(by_meaning.seconds, 95) / np.percentile(results.seconds, 95)
            work = by_meaning.processor / results.processor
            say(f"at equal recall by meaning: p95 {ratio:.1f} times, processor {work:.1f} times that of usearch")
            return
