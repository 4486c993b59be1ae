"""Articles into the database in bulk: COPY to a temporary table, then one insert that skips what is already there.

One statement for one article and for a thousand; it reaches about two thirds of a bare COPY, where a save each
reaches a tenth.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

COLUMNS = {
    "public_id": "text",
    "source_id": "bigint",
    "external_id": "text",
    "url": "text",
    "canonical_url": "text",
    "title": "text",
    "byline": "text",
    "language": "text",
    "published_on": "date",
    "published_at": "timestamptz",
    "published_offset": "smallint",
    "submitted_by_id": "bigint",
    "text_sha256": "text",
    "text": "text",
}
_ARTICLE = ", ".join(name for name in COLUMNS if name != "text")

# Uncompressed on the stage: a text is compressed once, where it stays.
CREATE = f"""
CREATE TEMPORARY TABLE stage ({", ".join(map(" ".join, COLUMNS.items()))}) ON COMMIT DROP;
ALTER TABLE stage ALTER text SET STORAGE EXTERNAL
"""
COPY = f"COPY stage ({', '.join(COLUMNS)}) FROM STDIN"
INSERT = f"""
WITH fresh AS (
  INSERT INTO articles_article ({_ARTICLE},
    state, state_since, attempts, failed_stage, failure, text_number, engine, received_at)
  SELECT {_ARTICLE}, 'stored', now(), 0, '', '', 1, '', now() FROM stage
  ON CONFLICT DO NOTHING
  RETURNING id, public_id
), texts AS (
  INSERT INTO articles_articletext (article_id, number, text, sha256, stored_at)
  SELECT fresh.id, 1, stage.text, stage.text_sha256, now() FROM fresh JOIN stage USING (public_id)
)
SELECT public_id, id FROM fresh
"""  # noqa: S608 - made of the constants above


def insert_articles(rows: Iterable[tuple[Any, ...]]) -> dict[str, int]:
    """Store rows (values in the order of COLUMNS) as articles with their first text; call it inside a transaction.

    Returns the key of each new article by its public id. A row that breaks a uniqueness rule is left out: it is a
    duplicate.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.stage")
        cursor.execute(CREATE)
        with cursor.copy(COPY) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(INSERT)
        return dict(cursor.fetchall())
