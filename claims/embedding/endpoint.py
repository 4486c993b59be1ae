"""An embedder behind a service that speaks OpenAI's embeddings. What it answers is checked: it comes from strangers."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from articles.fetching import FetchError
from claims.embedding.port import EmbeddingError, Vectors
from claims.embedding.texts import prepared
from claims.model_service import Endpoint, Limits, Service

BATCH = 64  # texts of a request; services differ in what they take, all take this
# Less than after which an article counts as stalled, so that none is sent twice for nothing.
LIMITS = Limits(total_seconds=45, answer_seconds=20, max_bytes=16_000_000)
MOST_DIMENSIONS = 4000  # of what the database can index


class EndpointEmbedder:
    """A model by its name, its version being the address: the same name elsewhere may be another model."""

    def __init__(self, endpoint: Endpoint, limits: Limits = LIMITS) -> None:
        self._endpoint = endpoint
        self._limits = limits
        self.name = endpoint.name
        self.version = endpoint.address

    @cached_property
    def dimensions(self) -> int:
        """Known from an answer only: the service is asked, so this may raise EmbeddingError."""
        return int(self._vectors(["1"]).shape[1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        clean = [prepared(text) for text in texts]
        telling = [row for row, text in enumerate(clean) if text]
        found = self._vectors([clean[row] for row in telling]) if telling else None
        vectors = np.zeros((len(clean), self.dimensions if found is None else found.shape[1]), dtype=np.float32)
        if found is not None:
            vectors[telling] = found
        return vectors

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        try:
            with Service(self._endpoint, self._limits, "embeddings") as service:
                rows = [_read(service.ask({"model": self.name, "input": list(batch)}), len(batch)) for batch in batches]
        except FetchError as error:
            raise EmbeddingError(f"{self._endpoint} gave no vectors. {error}") from error
        if len({row.shape[1] for row in rows}) > 1:
            raise EmbeddingError(f"{self._endpoint} gave vectors of different lengths")
        return np.concatenate(rows)


def _read(body: bytes, count: int) -> Vectors:
    """The vectors of an answer, in the order in which the texts were sent, brought to length 1."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise EmbeddingError("The service's answer is not JSON") from None
    items = answer.get("data") if isinstance(answer, Mapping) else None
    if not isinstance(items, list) or len(items) != count:
        raise EmbeddingError(f"The service's answer does not hold one vector for each of {count} texts")
    return _unit_rows([_numbers(items, place) for place in _places(items)])


def _places(items: list[Any]) -> list[int]:
    """Where the vector of each text stands: services say it by `index`, in whatever order they answer."""
    said = [item.get("index") if isinstance(item, Mapping) else None for item in items]
    if all(index is None for index in said):
        return list(range(len(items)))
    where = {index: place for place, index in enumerate(said) if isinstance(index, int)}
    if sorted(where) != list(range(len(items))):
        raise EmbeddingError("The service's answer does not say which vector belongs to which text")
    return [where[index] for index in range(len(items))]


def _numbers(items: list[Any], place: int) -> list[float]:
    numbers = items[place].get("embedding") if isinstance(items[place], Mapping) else None
    if not isinstance(numbers, list) or not 0 < len(numbers) <= MOST_DIMENSIONS:
        raise EmbeddingError(
            f"The service's answer holds something else than vectors of 1 to {MOST_DIMENSIONS} numbers"
        )
    return numbers


def _unit_rows(rows: list[list[float]]) -> Vectors:
    try:
        vectors = np.array(rows, dtype=np.float32)
    except (TypeError, ValueError, OverflowError):
        raise EmbeddingError("The service's answer holds vectors of different lengths, or no numbers") from None
    if vectors.ndim != 2:
        raise EmbeddingError("The service's answer holds lists in its vectors")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise EmbeddingError("The service's answer holds a vector without a direction")
    vectors /= lengths
    return vectors
