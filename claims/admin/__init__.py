"""The desk's back door for operators: every model, and the whole round through the same services."""

from claims.admin import (
    acts,
    claims,
    clusters,
    embedding_models,
    entries,
    families,
    model_readings,
    opinions,
    queues,
    readers,
    redactions,
)

__all__ = [
    "acts",
    "claims",
    "clusters",
    "embedding_models",
    "entries",
    "families",
    "model_readings",
    "opinions",
    "queues",
    "readers",
    "redactions",
]
