"""What a careful programmer would write without a framework: WSGI, psycopg and orjson, the same bytes as ours.

`/bare/…` builds the answer from tables, with one query for each; `/stored/…` joins the JSON that we store.
"""

import base64
import os
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlencode

import orjson
import psycopg

Row = dict[str, Any]
_local = threading.local()

ENTRIES = """
SELECT * FROM bare_entry WHERE id < COALESCE((SELECT id FROM bare_entry WHERE public_id = %s), 1 << 60)
ORDER BY id DESC LIMIT %s
"""
STORED = """
SELECT public_id, body FROM changes_document WHERE kind = 'entry' AND body IS NOT NULL AND id < COALESCE(
  (SELECT id FROM changes_document WHERE kind = 'entry' AND public_id = %s), 1::bigint << 60
) ORDER BY id DESC LIMIT %s
"""
CHANGES = """
SELECT id, kind, public_id, op, at FROM changes_change
WHERE id > %s ORDER BY id LIMIT %s
"""
STORED_CHANGES = """
SELECT change.id, change.kind, change.public_id, change.op, change.at, body
FROM changes_change change JOIN changes_document document USING (kind, public_id)
WHERE change.id > %s ORDER BY change.id LIMIT %s
"""


def application(environ: Row, start_response: Callable[..., Any]) -> Iterable[bytes]:
    _, way, _, _, what, _ = environ["PATH_INFO"].split("/")
    query = {name: value for name, [value] in parse_qs(environ["QUERY_STRING"]).items()}
    body = ANSWERS[way, what](query, f"http://{environ['HTTP_HOST']}/api/v1/{what}/")
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def _rows(statement: str, *values: Any) -> list[Row]:
    if not hasattr(_local, "connection"):
        address = os.environ["DATABASE_URL"]
        row_factory: Any = psycopg.rows.dict_row
        _local.connection = psycopg.connect(
            address, autocommit=True, row_factory=row_factory, options="-c timezone=UTC"
        )
    return list(_local.connection.execute(statement, values).fetchall())


def _place(cursor: str) -> list[str]:
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("|")


def _cursor(*place: str) -> str:
    return base64.urlsafe_b64encode("|".join(place).encode()).decode().rstrip("=")


def entries(query: Row, address: str) -> bytes:
    found, tail = _page(ENTRIES, query, address)
    return orjson.dumps({"results": _entries(found)} | tail)


def stored_entries(query: Row, address: str) -> bytes:
    found, tail = _page(STORED, query, address)
    return b'{"results":[%b],%b' % (",".join(row["body"] for row in found).encode(), orjson.dumps(tail)[1:])


def _page(statement: str, query: Row, address: str) -> tuple[list[Row], Row]:
    limit = int(query["limit"])
    last = _place(query["cursor"])[0] if "cursor" in query else None
    found = _rows(statement, last, limit + 1)
    if len(found) <= limit:
        return found, {"next": None, "cursor": None}
    cursor = _cursor(found[limit - 1]["public_id"])
    return found[:limit], {"next": f"{address}?{urlencode(query | {'cursor': cursor})}", "cursor": cursor}


def changes(query: Row, address: str) -> bytes:
    found, tail = _feed(CHANGES, query, address)
    names: dict[str, list[str]] = defaultdict(list)
    for row in found:
        names[row["kind"]].append(row["public_id"])
    entries = _rows("SELECT * FROM bare_entry WHERE public_id = ANY(%s)", names["entry"])
    holders = """
      SELECT claim.*, entry.public_id AS entry
      FROM bare_claim claim JOIN bare_entry entry ON entry.id = claim.entry_id WHERE claim.public_id = ANY(%s)
    """
    claims = _rows(holders, names["claim"])
    parts = _parts([row["id"] for row in claims])
    objects = {row["id"]: row for row in _entries(entries)}
    objects |= {row["public_id"]: _claim(row, parts) | {"entries": [row["entry"]]} for row in claims}
    return orjson.dumps({"results": [_head(row) | {"object": objects[row["public_id"]]} for row in found]} | tail)


def stored_changes(query: Row, address: str) -> bytes:
    found, tail = _feed(STORED_CHANGES, query, address)
    results = [orjson.dumps(_head(row) | {"object": orjson.Fragment(row["body"])}) for row in found]
    return b'{"results":[%b],%b' % (b",".join(results), orjson.dumps(tail)[1:])


def _head(row: Row) -> Row:
    moment = row["at"].isoformat()
    nothing = {"merged_into": None, "at": moment, "reason": None}
    return {"kind": row["kind"], "id": row["public_id"], "op": row["op"], **nothing}


def _feed(statement: str, query: Row, address: str) -> tuple[list[Row], Row]:
    limit = int(query["limit"])
    found = _rows(statement, int(_place(query["cursor"])[0]) if "cursor" in query else 0, limit + 1)
    last = found[:limit][-1]
    cursor = _cursor(str(last["id"]), str(int(last["at"].timestamp()) * 1_000_000 + last["at"].microsecond))
    following = f"{address}?{urlencode(query | {'cursor': cursor})}"
    return found[:limit], {"next": following, "cursor": cursor, "more": len(found) > limit}


def _entries(found: list[Row]) -> list[Row]:
    keys = [row["id"] for row in found]
    evidence = {row["entry_id"]: row for row in _rows("SELECT * FROM bare_evidence WHERE entry_id = ANY(%s)", keys)}
    claims = _rows("SELECT * FROM bare_claim WHERE entry_id = ANY(%s) ORDER BY id", keys)
    parts, held = _parts([row["id"] for row in claims]), defaultdict(list)
    for row in claims:
        held[row["entry_id"]].append({"role": row["role"]} | _claim(row, parts))
    return [_entry(row, evidence[row["id"]], held[row["id"]]) for row in found]


def _parts(keys: list[int]) -> tuple[Row, Row]:
    figures = {row["claim_id"]: row for row in _rows("SELECT * FROM bare_figure WHERE claim_id = ANY(%s)", keys)}
    entities: Row = defaultdict(list)
    for row in _rows("SELECT * FROM bare_mention WHERE claim_id = ANY(%s) ORDER BY id", keys):
        entity = {"id": row["public_id"], "type": row["type"], "key": row["key"], "name": row["name"]}
        entities[row["claim_id"]].append(entity)
    return figures, entities


def _entry(row: Row, evidence: Row, claims: list[Row]) -> Row:
    return {
        "id": row["public_id"],
        "url": row["url"],
        "state": "published",
        "language": row["language"],
        "statement": row["statement"],
        "rating": {"key": row["rating_key"], "value": row["rating_value"], "label": row["rating_label"]},
        "rationale": row["rationale"],
        "published": row["published"].isoformat(),
        "corrected": None,
        "revision": 1,
        "corrections": [],
        "translation_of": None,
        "succeeds": None,
        "evidence": [
            {
                "title": evidence["title"],
                "url": evidence["url"],
                "quote": evidence["quote"],
                "archive_url": evidence["archive_url"],
                "copy": None,
            }
        ],
        "independent_sources": len(claims),
        "articles": len(claims),
        "claims": claims,
        "links": [],
    }


def _claim(row: Row, parts: tuple[Row, Row]) -> Row:
    figures, entities = parts
    return {
        "id": row["public_id"],
        "label": row["label"],
        "quote": row["quote"],
        "prefix": row["prefix"],
        "suffix": row["suffix"],
        "language": row["language"],
        "claimant": row["claimant"],
        "when": None,
        "figures": [_figure(figures[row["id"]])],
        "entities": entities[row["id"]],
        "article": {
            "id": row["article_id"],
            "title": row["title"],
            "url": row["url"],
            "source": {"id": row["source_id"], "name": row["source"]},
            "published": row["published"],
            "language": row["language"],
        },
    }


def _figure(row: Row) -> Row:
    return {
        "surface": row["surface"],
        "low": row["low"],
        "high": row["high"],
        "unit": row["unit"],
        "modifier": row["modifier"],
        "measure": row["measure"],
        "stage": None,
        "giver": row["giver"],
        "receiver": row["receiver"],
        "period": row["period"],
        "as_of": None,
        "scope": None,
    }


ANSWERS = {
    ("bare", "entries"): entries,
    ("bare", "changes"): changes,
    ("stored", "entries"): stored_entries,
    ("stored", "changes"): stored_changes,
}
