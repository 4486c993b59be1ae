"""The index of a model's vectors. Vectors of several lengths share a table; each model has an index over its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from claims.models import EmbeddingModel

LINKS, EFFORT = 16, 64  # of a node of the graph, and while it is built
CREATE = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON claims_claimvector
  USING hnsw ((vector::halfvec({dimensions})) halfvec_cosine_ops) WITH (m = {links}, ef_construction = {effort})
  WHERE model_id = {model}
"""
LOCK = 0x6663_7462  # ours among the advisory locks of the database


def index_build(model: EmbeddingModel) -> None:
    """Make the index if it is not there, beside the writers. Inside of a transaction it is left to the next call."""
    if connection.in_atomic_block:
        return
    with _alone(model) as alone:
        if not alone or (valid := _is_valid(model)):
            return
        if valid is False:  # whoever built it was killed
            index_drop(model)
        values = {"name": model.index_name, "dimensions": model.dimensions, "model": model.pk}
        _run(CREATE.format(links=LINKS, effort=EFFORT, **values))


def index_drop(model: EmbeddingModel) -> None:
    """Drop the index beside its readers. Call it outside of a transaction."""
    _run(f"DROP INDEX CONCURRENTLY IF EXISTS {model.index_name}")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _is_valid(model: EmbeddingModel) -> bool | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [model.index_name])
        row = cursor.fetchone()
    return row[0] if row else None


@contextmanager
def _alone(model: EmbeddingModel) -> Iterator[bool]:
    """Whether nobody else builds this index. Nobody waits: a build would wait for whoever waits for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, model.pk])
        (alone,) = cursor.fetchone()
        try:
            yield alone
        finally:
            if alone:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, model.pk])
