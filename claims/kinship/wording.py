"""Shared wording within one language: shingles, and the smallest hash of every passage of them."""

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.int32]
Mask = NDArray[np.bool_]

SHINGLE = 4  # words
# Of every run of so many shingles the smallest hash is kept (a MinHash of each passage, "winnowing"): two texts with
# SHINGLE + PASSAGE - 1 words in a row in common are sure to have a kept hash in common, however long the rest is.
PASSAGE = 16
WORD = re.compile(r"[^\W_]+")

_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], dtype=np.uint32)
_NONE: Hashes = np.zeros(0, dtype=np.int32)


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def shingles(words: Sequence[str]) -> Hashes:
    """A hash for each run of SHINGLE words, in order; the same in every process and on every machine."""
    if len(words) < SHINGLE:
        return _NONE
    hashes = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint32, count=len(words))
    runs = np.lib.stride_tricks.sliding_window_view(hashes, SHINGLE)
    mixed = (runs * _FACTORS).sum(axis=1, dtype=np.uint32)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x2C1B3C6D)
    mixed ^= mixed >> np.uint32(12)
    signed: Hashes = mixed.view(np.int32)
    return signed


def passages(hashes: Hashes) -> Hashes:
    """The smallest hash of every passage, each once and sorted: by them texts with a passage in common are found."""
    if not len(hashes):
        return _NONE
    length = min(PASSAGE, len(hashes))
    return np.unique(np.lib.stride_tricks.sliding_window_view(hashes, length).min(axis=1))


def covered(hashes: Hashes, others: Hashes, words: int) -> Mask:
    """For each of the `words` of a text whether it stands in a run of SHINGLE words that the other text has, too."""
    mask = np.zeros(words, dtype=bool)
    starts = np.flatnonzero(np.isin(hashes, others))
    for shift in range(SHINGLE):
        mask[starts + shift] = True
    return mask
