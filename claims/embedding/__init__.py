"""Sentences to vectors, so that the same fact in other words or another language lies near. No Django in here."""

from claims.embedding.endpoint import EndpointEmbedder
from claims.embedding.port import Embedder, EmbeddingError
from claims.embedding.texts import prepared
from claims.embedding.wheel import WheelEmbedder, wheel

__all__ = ["Embedder", "EmbeddingError", "EndpointEmbedder", "WheelEmbedder", "prepared", "wheel"]
