"""What every embedder offers."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class EmbeddingError(Exception):
    """No vectors could be had. The message is for a person and quotes nothing of an answer."""


class Embedder(Protocol):
    """`name` and `version` say which vectors may be compared: those of one model, and of no other."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text; a text that says nothing has a row of zeros. Raise EmbeddingError."""
        ...
