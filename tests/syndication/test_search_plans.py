"""A search of entries looks up what it answers: what it reads does not grow with what is published."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Entry, EntryRevision

pytestmark = pytest.mark.django_db

URL = "/v1alpha1/claims:search"
MANY, FEW = 2000, 20


@pytest.fixture
def among_thousands(make_published) -> Entry:
    """The oldest of all entries: whoever reads the list from its beginning comes to it last."""
    entry = make_published(statement="The harbour of Großbüttel cost €4.5 million", rationale="So says **the EU**.")
    own = {"state": entry.state, "rating": entry.rating, "created_by": entry.created_by, "edited_by": entry.edited_by}
    others = Entry.objects.bulk_create(
        Entry(
            statement=f"The bridge number {number} cost a neutral sum",
            rationale="The council told it. " * 40,
            published_at=entry.published_at + dt.timedelta(minutes=number),
            **own,
        )
        for number in range(1, MANY)
    )
    revision = entry.revisions.get()
    EntryRevision.objects.bulk_create(
        EntryRevision(
            entry=other, number=1, kind=revision.kind, document=revision.document, by=revision.by, at=revision.at
        )
        for other in others[-100:]  # the newest, which are found
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_entry; ANALYZE claims_entryrevision")
    return entry


def rows_read(node: dict[str, Any]) -> int:
    """Of a plan that was carried out: the rows of its tables, those that were read for nothing included."""
    dropped = sum(node.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck"))
    own = node["Actual Rows"] + dropped if "Relation Name" in node else 0
    return round(own * node["Actual Loops"]) + sum(map(rows_read, node.get("Plans", [])))


def carried_out(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        [[plan]] = cursor.fetchall()
    return plan[0]["Plan"]


# What is asked, and how many are found on the first page.
ASKED = [
    ({"query": "harbour"}, 1),
    ({"query": "HARBOUR großbüttel"}, 1),
    ({"query": "großbüttel"}, 1),
    ({"query": "büttel million"}, 1),
    ({"query": "EU"}, 1),
    ({"query": "the eu"}, 1),
    ({"query": "4.5"}, 1),
    ({"query": "€4,5"}, 1),
    ({"query": '"€4.5 million"'}, 1),
    ({"query": '"harbour million"'}, 0),
    ({"query": "xq"}, 0),
    ({"query": "airport"}, 0),
    ({"query": "harbour", "languageCode": "en", "maxAgeDays": "30"}, 1),
    ({"query": "harbour", "languageCode": "fr"}, 0),
    ({"query": "bridge"}, 10),
    ({"query": "a"}, 10),
    ({"query": "a bridge", "pageSize": "100"}, 100),
    ({"reviewPublisherSiteFilter": "facts.example"}, 10),
]


def looked_up(reader: Client, query: dict[str, str]) -> tuple[int, bool]:
    """How many are found, and whether little more was read than these and their documents."""
    with CaptureQueriesContext(connection) as queries:
        answer = reader.get(URL, query)
    found = len(answer.json().get("claims", []))
    return found, rows_read(carried_out(queries[-1]["sql"])) <= 2 * found + FEW


def test_it_reads_little_more_than_it_answers(reader, among_thousands):
    assert [(query, *looked_up(reader, query)) for query, _ in ASKED] == [(*row, True) for row in ASKED]
