"""The words around a figure, as one vector: what it counts stands near to it."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from claims.extraction import Figure

REACHES = (20, 80)  # characters from the figure at which a word weighs e times less


def surroundings(text: str, words: Iterable[str], vectors: NDArray[np.float32], figure: Figure) -> NDArray[np.float32]:
    """(reaches, d): means of the (n, d) `vectors` of n words of the text, weighed by how near they are, of unit length.

    Zeros for a text without words.
    """
    middles = np.array([text.find(word) + len(word) / 2 for word in words])
    away = np.maximum(0, np.maximum(figure.start - middles, middles - figure.end))
    sums = np.exp(-away / np.array(REACHES)[:, None]) @ vectors if len(middles) else np.zeros((len(REACHES), 1))
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths, lengths, 1), dtype=np.float32)
