"""Written claims into a database of their own, in bulk, as the workers would have put them there one by one."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from pgvector import HalfVector
from pgvector.psycopg import register_vector

from articles.models import Article, Source
from claims.embedding import Embedder
from claims.indexing.embedders import model_of
from claims.indexing.rows import STEMMERS
from claims.models import EmbeddingModel
from factbase.management.linking.writing import Written

REJECTED = 10  # one claim in so many
COPY_CLAIMS = """
COPY claims_claim (id, public_id, article_id, state, origin, engine, edited, quote, label, language, claimant,
  claimant_words, when_value, when_grain, when_words, score, reasons, created_at, indexed) FROM STDIN
"""
COPY_VECTORS = """
COPY claims_claimvector (id, claim_id, model_id, vector, text_sha256) FROM STDIN WITH (FORMAT BINARY)
"""
SEARCH_ROWS = """
INSERT INTO claims_claimsearch (claim_id, language, words, keys)
SELECT c.id, c.language, to_tsvector(%s::regconfig, c.quote), k.keys
FROM claims_claim c JOIN claim_keys k USING (id) WHERE c.language = %s
"""
MEMORY = "SET maintenance_work_mem = '{}MB'; SET max_parallel_maintenance_workers = 2; SET synchronous_commit = off"


@contextmanager
def own_database() -> Iterator[None]:
    """A database beside the newsroom's, on the same server, which is dropped at the end."""
    newsroom = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"factbase_benchmark_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(newsroom, verbosity=0)


class Loader:
    """Loads claims under the keys 1, 2, 3 … with the vectors that it is given beside them."""

    def __init__(self, embedder: Embedder, megabytes: int) -> None:
        """`megabytes` is what the building of an index may take; more than the index needs makes it fast."""
        self.last = 0
        self.embedder = embedder
        self.model: EmbeddingModel = model_of(embedder)
        source = Source.objects.create(key="benchmark.example", name="benchmark.example")
        self.article = Article.objects.create(source=source).pk
        with connection.cursor() as cursor:
            cursor.execute(MEMORY.format(megabytes))
            cursor.execute("CREATE TEMPORARY TABLE claim_keys (id bigint PRIMARY KEY, keys text[])")
        register_vector(connection.connection)

    @contextmanager
    def without_indexes(self) -> Iterator[None]:
        """They are made when everything is there: that is many times faster."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE indexname = ANY(%s)",
                [["claimsearch_words", "claimsearch_keys", self.model.index_name]],
            )
            indexes = cursor.fetchall()
            for name, _ in indexes:
                cursor.execute(f"DROP INDEX {name}")
            yield
            for _, definition in indexes:
                cursor.execute(definition)
            cursor.execute("VACUUM ANALYZE")

    def load(self, claims: Sequence[Written], vectors: np.ndarray) -> None:
        first = self.last + 1
        self.last += len(claims)
        with connection.cursor() as cursor:
            self._claims(cursor, claims, first)
            with cursor.copy(COPY_VECTORS) as copy:
                copy.set_types(["int8", "int8", "int8", "halfvec", "varchar"])
                for key, vector in enumerate(vectors, first):
                    copy.write_row((key, key, self.model.pk, HalfVector(vector), "0" * 64))

    def _claims(self, cursor: CursorWrapper, claims: Sequence[Written], first: int) -> None:
        now = timezone.now()
        with cursor.copy(COPY_CLAIMS) as copy:
            for key, claim in enumerate(claims, first):
                state = "rejected" if self.is_rejected(key) else "suggested"
                found = (f"{key:012}", self.article, state, "engine", "", False, claim.quote, claim.quote[:90])
                copy.write_row((key, *found, claim.language, "", "", "", "", "", 0.5, "[]", now, True))
        with cursor.copy("COPY claim_keys FROM STDIN") as copy:
            for key, claim in enumerate(claims, first):
                copy.write_row((key, claim.keys))
        for language, stemmer in STEMMERS.items():
            cursor.execute(SEARCH_ROWS, [stemmer, language])
        cursor.execute("TRUNCATE claim_keys")

    @staticmethod
    def is_rejected(key: int) -> bool:
        return key % REJECTED == 0
