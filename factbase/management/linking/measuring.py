"""Fills a database of its own, asks it for candidates, and puts the figures beside search in memory."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from django.db import connection

from claims.candidates.finding import Search, candidates, searches, searching
from claims.embedding import Embedder, WheelEmbedder
from claims.indexing import terms_count
from factbase.management.linking.loading import Loader, own_database
from factbase.management.linking.memory import exact, usearch_index, usearch_results
from factbase.management.linking.vectors import Variations
from factbase.management.linking.writing import Writer, Written

Say = Callable[[str], None]

SEED = 7
SAMPLE = 20_000  # claims with a vector of their own words; a minute of embedding
CHUNK = 20_000
NEAREST = 20
LIMIT = 60
EFFORTS = (20, 40, 80, 160, 320, 640, 1280)
MEGABYTE = 2**20


@dataclass
class Stock:
    """What is in the database, as the measuring needs it: the key of a claim is its row and one."""

    vectors: np.ndarray
    live: np.ndarray
    sample: list[Written]


@dataclass(frozen=True)
class Question:
    """A new claim made of an old one, which is to be found."""

    how: str
    source: int
    claim: Written


def measure(total: int, asked: int, say: Say) -> None:
    """Print recall and latency of candidates among `total` claims; `asked` new ones of each kind are asked for."""
    embedder = WheelEmbedder()
    writer = Writer(SEED)
    with own_database():
        loader = Loader(embedder, megabytes=max(64, total * 3 // 1000))
        begun = time.perf_counter()
        with loader.without_indexes():
            stock = _fill(loader, writer, embedder, total, say)
            questions = _questions(writer, stock, asked)
            vectors = embedder.embed([question.claim.quote for question in questions])
            loader.load([question.claim for question in questions], vectors)
            say(f"loaded after {time.perf_counter() - begun:.0f} s; the indexes are built")
        terms_count()
        say(f"ready after {time.perf_counter() - begun:.0f} s, {_megabytes():.0f} MB")
        stock.vectors = np.concatenate([stock.vectors, vectors.astype(np.float16)])
        stock.live = ~np.array([loader.is_rejected(row + 1) for row in range(len(stock.vectors))])
        _report(stock, questions, say)


def _fill(loader: Loader, writer: Writer, embedder: Embedder, total: int, say: Say) -> Stock:
    claims = writer.claims()
    sample = list(islice(claims, min(total, SAMPLE)))
    vectors = np.zeros((total, embedder.dimensions), dtype=np.float16)
    for start in range(0, len(sample), CHUNK // 10):
        some = sample[start : start + CHUNK // 10]
        vectors[start : start + len(some)] = embedder.embed([claim.quote for claim in some])
        say(f"{start + len(some)} of {len(sample)} claims of the sample are embedded")
    loader.load(sample, vectors[: len(sample)])
    variations = Variations(sample, vectors[: len(sample)].astype(np.float32), SEED)
    further = (claim for claim in claims if variations.has(claim))
    for start in range(len(sample), total, CHUNK):
        some = list(islice(further, min(CHUNK, total - start)))
        vectors[start : start + len(some)] = variations.vectors_of(some)
        loader.load(some, vectors[start : start + len(some)])
        say(f"{start + len(some)} of {total} claims are loaded")
    return Stock(vectors, np.empty(0), sample)


def _questions(writer: Writer, stock: Stock, asked: int) -> list[Question]:
    """New claims made of those of the sample that are not rejected: shortened, with other figures, retold."""
    rows = [row for row in range(len(stock.sample)) if not Loader.is_rejected(row + 1)]
    stories = [row for row in rows if stock.sample[row].story]
    questions = []
    for _ in range(asked):
        row, told = writer.chance.choice(rows), writer.chance.choice(stories)
        old, story = stock.sample[row], stock.sample[told]
        other = writer.chance.choice([language for language in ("de", "en", "fr") if language != story.language])
        questions += [
            Question("shortened", row, writer.edited(old)),
            Question("other figure", row, writer.with_another_figure(old)),
            Question("other words", told, writer.tell(story.story, story.language)),
            Question("other language", told, writer.tell(story.story, other)),
        ]
    return questions


def _megabytes() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0] / MEGABYTE


def _report(stock: Stock, questions: Sequence[Question], say: Say) -> None:
    first = len(stock.vectors) - len(questions)
    keys = list(range(first + 1, len(stock.vectors) + 1))
    queries = stock.vectors[first:].astype(np.float32)
    nearest = exact(stock.vectors, stock.live, queries, NEAREST + 1)
    truth = [set(row[row != first + at][:NEAREST] + 1) for at, row in enumerate(nearest)]
    found, seconds = _asked(keys, lambda key: candidates([key], LIMIT)[key])
    say(f"candidates: {_latency(seconds)}, recall of the {NEAREST} nearest {_recall(found, truth):.3f}")
    ways = {"all": found}
    for name in ("meaning", "words", "keys"):
        ways[name], seconds_of_way = _asked(keys, lambda key, name=name: _by_one_way(key, name))
        say(f"  by {name}: {_latency(seconds_of_way)}")
        if name == "meaning":
            recall = _recall([each[:NEAREST] for each in ways[name]], truth)
            say(f"    recall of the {NEAREST} nearest {recall:.3f}")
            by_meaning = seconds_of_way
    _compare(stock, queries, truth, recall, by_meaning, seconds, say)
    for how in dict.fromkeys(question.how for question in questions):
        shares = {
            name: np.mean([question.source + 1 in each for question, each in zip(questions, lists) if question.how == how])
            for name, lists in ways.items()
        }
        say(f"source found, {how}: " + ", ".join(f"{name} {share:.2f}" for name, share in shares.items()))


def _compare(stock, queries, truth, recall, by_meaning, seconds, say) -> None:
    begun = time.perf_counter()
    index = usearch_index(stock.vectors, stock.live)
    say(f"usearch built in {time.perf_counter() - begun:.0f} s")
    for effort, found, times in usearch_results(index, queries, NEAREST + 1, EFFORTS):
        first = len(stock.vectors) - len(queries)
        lists = [[key + 1 for key in each if key != first + at][:NEAREST] for at, each in enumerate(found)]
        reached = _recall(lists, truth)
        say(f"usearch, effort {effort}: {_latency(times)}, recall {reached:.3f}")
        if reached >= recall:
            ratio = np.percentile(by_meaning, 95) / np.percentile(times, 95)
            say(f"at equal recall p95 by meaning is {ratio:.1f} times usearch")
            break


def _asked(keys: Sequence[int], ask: Callable[[int], list[int]]) -> tuple[list[list[int]], list[float]]:
    """What is found for each key and in how many seconds, in a second round: the first one warms."""
    for key in keys:
        ask(key)
    found, seconds = [], []
    for key in keys:
        begun = time.perf_counter()
        found.append(ask(key))
        seconds.append(time.perf_counter() - begun)
    return found, seconds


def _by_one_way(key: int, name: str) -> list[int]:
    with searching() as cursor:
        (search,) = searches(cursor, [key])
        nothing = {"model": None, "stems": {}, "keys": {}}
        field = {"meaning": "model", "words": "stems", "keys": "keys"}[name]
        only: Search = replace(search, **(nothing | {field: getattr(search, field)}))
        cursor.execute(*only.statement(LIMIT))
        return [other for (other,) in cursor]


def _recall(found: Sequence[Sequence[int]], truth: Sequence[set[int]]) -> float:
    return float(np.mean([len(wanted.intersection(each)) / len(wanted) for each, wanted in zip(found, truth, strict=True)]))


def _latency(seconds: Sequence[float]) -> str:
    return "p50 {:.1f} ms, p95 {:.1f} ms".format(*(1000 * np.percentile(seconds, (50, 95))))
