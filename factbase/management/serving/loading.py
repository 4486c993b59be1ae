"""Published entries to be measured with: as we store them, and in plain tables for who builds the answer bare."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db import connection

from factbase.changes.compact import compact
from factbase.changes.services import etag_of
from factbase.management.linking.writing import Writer, Written

SEED = 6
CLAIMS = 2  # in each entry
DOCUMENTS = "changes_document (kind, public_id, body, words, etag, modified)"
CHANGES = "changes_change (kind, public_id, op, merged_into, at, reason)"
URL = "https://paper.example/{0}"
START = dt.datetime(2024, 1, 1, 8, 0, 0, 123456, tzinfo=dt.UTC)
RATIONALE = "The agreement names **{0}** for each of the years, and the ministry confirmed it. " * 6

TABLES = """
CREATE TABLE bare_entry (id bigint PRIMARY KEY, public_id text UNIQUE, url text, language text, statement text,
  rating_key text, rating_value int, rating_label text, rationale text, published timestamptz);
CREATE TABLE bare_evidence (entry_id bigint PRIMARY KEY, title text, url text, quote text, archive_url text);
CREATE TABLE bare_claim (id bigint PRIMARY KEY, public_id text UNIQUE, entry_id bigint, role text, label text,
  quote text, prefix text, suffix text, language text, claimant text, article_id text, title text, url text,
  source_id text, source text, published text);
CREATE TABLE bare_figure (claim_id bigint PRIMARY KEY, surface text, low bigint, high bigint, unit text,
  modifier text, measure text, giver text, receiver text, period text);
CREATE TABLE bare_mention (id bigint PRIMARY KEY, claim_id bigint, public_id text, type text, key text, name text);
"""
INDEXES = """
CREATE INDEX ON bare_claim (entry_id);
CREATE INDEX ON bare_mention (claim_id);
VACUUM ANALYZE
"""
ENTITIES = (("country", "LU", "Luxembourg"), ("country", "UA", "Ukraine"))
Row = tuple[Any, ...]


def load(entries: int) -> None:
    tables: dict[str, list[Row]] = defaultdict(list)
    written = Writer(SEED).claims()
    for number in range(1, entries + 1):
        _publish(tables, number, [next(written) for _ in range(CLAIMS)])
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for table, rows in tables.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        for statement in INDEXES.split(";"):
            cursor.execute(statement)


def _publish(tables: dict[str, list[Row]], number: int, written: list[Written]) -> None:
    """One entry about two claims, in every table that it stands in."""
    claims = [_claim(tables, number, place, claim) for place, claim in enumerate(written)]
    name, published = f"{number:012}", START + number * dt.timedelta(minutes=1)
    statement = written[0].quote[:200]
    rationale = RATIONALE.format(number)
    entry = {
        "id": name,
        "url": f"/entries/{name}/entry/",
        "state": "published",
        "language": written[0].language,
        "statement": statement,
        "rating": {"key": "mostly-true", "value": 4, "label": "Mostly true"},
        "rationale": rationale,
        "published": published.isoformat(),
        "corrected": None,
        "revision": 1,
        "corrections": [],
        "translation_of": None,
        "succeeds": None,
        "evidence": [
            {"title": "The agreement", "url": URL.format(number), "quote": "", "archive_url": "", "copy": None}
        ],
        "independent_sources": CLAIMS,
        "articles": CLAIMS,
        "claims": claims,
        "links": [],
    }
    _store(tables, "entry", entry, statement, published)
    rating = ("mostly-true", 4, "Mostly true")
    tables["bare_entry"].append(
        (number, name, entry["url"], entry["language"], statement, *rating, rationale, published)
    )
    tables["bare_evidence"].append((number, "The agreement", URL.format(number), "", ""))
    for claim in claims:
        public = {name: value for name, value in claim.items() if name != "role"} | {"entries": [name]}
        _store(tables, "claim", public, claim["quote"], published)


def _claim(tables: dict[str, list[Row]], entry: int, place: int, written: Written) -> dict[str, Any]:
    key = CLAIMS * entry + place
    name, article, title, url = f"c{key:011}", f"a{key:011}", f"Article {key}", URL.format(key)
    role, label, source = ("checked", "appearance")[place], written.quote[:90], f"Paper {key % 40}"
    words = (role, label, written.quote, "Here it says: ", " And it goes on.", written.language, "The ministry")
    source_id, day = f"s{key % 40:011}", "2024-05-02"
    tables["bare_claim"].append((key, name, entry, *words, article, title, url, source_id, source, day))
    figure = ("more than €250M", 1_000_000 * key, None, "EUR", "more_than", "military aid", "LU", "UA", "2024")
    tables["bare_figure"].append((key, *figure))
    for number, entity in enumerate(ENTITIES):
        tables["bare_mention"].append((len(ENTITIES) * key + number, key, f"e{number:011}", *entity))
    surface, low, high, unit, modifier, measure, giver, receiver, period = figure
    return {
        "role": role,
        "id": name,
        "label": label,
        "quote": written.quote,
        "prefix": words[3],
        "suffix": words[4],
        "language": written.language,
        "claimant": words[6],
        "when": None,
        "figures": [
            {
                "surface": surface,
                "low": low,
                "high": high,
                "unit": unit,
                "modifier": modifier,
                "measure": measure,
                "stage": None,
                "giver": giver,
                "receiver": receiver,
                "period": period,
                "as_of": None,
                "scope": None,
            }
        ],
        "entities": [
            {"id": f"e{number:011}", "type": kind, "key": key, "name": name}
            for number, (kind, key, name) in enumerate(ENTITIES)
        ],
        "article": {
            "id": article,
            "title": title,
            "url": url,
            "source": {"id": source_id, "name": source},
            "published": day,
            "language": written.language,
        },
    }


def _store(tables: dict[str, list[Row]], kind: str, document: dict[str, Any], words: str, at: dt.datetime) -> None:
    body = compact(document)
    tables[DOCUMENTS].append((kind, document["id"], body, words, etag_of(body), at))
    tables[CHANGES].append((kind, document["id"], "upsert", "", at, ""))
