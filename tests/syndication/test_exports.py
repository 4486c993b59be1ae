"""Everything in one answer: tables and lines."""

import csv
import gzip
import io
import json
from typing import Any

import pytest

from claims.models import EntryRevision
from claims.publication.services import entry_correct, entry_retract
from claims.syndication.formats.table import CLAIM, ENTRY
from factbase.access.models import APIKey
from tests.publication.conftest import QUOTE
from tests.syndication.conftest import SITE, lines_of, text_of

pytestmark = pytest.mark.django_db

ALL = ["claimreview.json", "claimreview.ndjson", "entries.csv", "entries.jsonl", "claims.csv", "claims.jsonl"]


def rows(answer: Any) -> list[dict[str, str]]:
    text = text_of(answer)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_entries_as_lines_are_the_stored_documents(reader, corrected):
    answer = reader.get("/feeds/entries.jsonl")
    assert answer["Content-Type"] == "application/x-ndjson"
    assert text_of(answer) == EntryRevision.objects.get(entry=corrected, number=2).document + "\n"


def test_entries_as_a_table(reader, corrected):
    [row] = rows(reader.get("/feeds/entries.csv"))
    assert tuple(row) == ENTRY
    assert (row["entry"], row["url"]) == (corrected.public_id, f"{SITE}{corrected.get_absolute_url()}")
    assert (row["rating"], row["rating_value"], row["claimant"]) == ("mostly-true", "4", "The mayor")
    assert (row["articles"], row["independent_sources"]) == ("https://courier.example/harbour", "1")


def test_claims_as_a_table_have_a_row_a_figure(reader, published, claim):
    [row] = rows(reader.get("/feeds/claims.csv"))
    assert tuple(row) == CLAIM
    assert (row["entry"], row["claim"], row["role"]) == (published.public_id, claim.public_id, "checked")
    assert (row["low"], row["high"], row["unit"], row["giver"], row["quote"]) == ("12000000", "", "EUR", "LU", QUOTE)


def test_a_claim_without_figures_has_a_row(reader, claim, make_published):
    claim.figures.all().delete()
    make_published()
    [row] = rows(reader.get("/feeds/claims.csv"))
    assert (row["claim"], row["low"], row["unit"]) == (claim.public_id, "", "")


def test_claims_as_lines(reader, published, claim):
    [line] = lines_of(reader.get("/feeds/claims.jsonl"))
    assert (line["entry"], line["id"], line["figures"][0]["low"]) == (published.public_id, claim.public_id, 12_000_000)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_texts_are_no_formulas(reader, make_published, start):
    make_published(statement=f"{start} harbours")
    [row] = rows(reader.get("/feeds/entries.csv"))
    assert row["statement"].startswith("'")


@pytest.mark.parametrize("name", ALL)
def test_it_takes_the_query_string_of_the_list(reader, make_published, name):
    kept, other = make_published(statement="Kein Hafen", language="de"), make_published(statement="A harbour")
    text = text_of(reader.get(f"/feeds/{name}?language=de"))
    assert (kept.public_id in text, other.public_id in text) == (True, False)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retracted"])
def test_what_is_not_public_is_not_in_it(request, reader, state, name):
    entry = request.getfixturevalue(state)
    text = text_of(reader.get(f"/feeds/{name}"))
    assert [word for word in (entry.public_id, entry.statement, "alice", "bob", "private") if word in text] == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_sent_twice(reader, published, bob, name):
    first = reader.get(f"/feeds/{name}")
    held = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert reader.get(f"/feeds/{name}", **held).status_code == 304
    assert reader.get(f"/feeds/{name}?language=de", **held).status_code == 200
    entry_correct(published, by=bob, reason="A typing error", statement="Changed")
    changed = reader.get(f"/feeds/{name}", **held)
    assert changed.status_code == 200
    entry_retract(published, by=bob, notice="Wrong.")
    assert reader.get(f"/feeds/{name}", HTTP_IF_NONE_MATCH=changed["ETag"]).status_code == 200


def test_it_comes_compressed_to_whom_that_suits(reader, published):
    answer = reader.get("/feeds/claimreview.json", HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    body = gzip.decompress(b"".join(answer.streaming_content))
    assert json.loads(body)["dataFeedElement"][0]["item"][0]["claimReviewed"] == published.statement
    assert reader.get("/feeds/claimreview.json", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


# Three for the ETag, and the documents; who publishes them, and for the DataFeed when they changed.
QUERIES = {"claimreview.json": 6, "claimreview.ndjson": 5}


@pytest.mark.parametrize("name", ALL)
def test_it_costs_the_same_however_many_there_are(reader, make_published, django_assert_num_queries, name):
    for number in range(3):
        make_published(statement=f"Statement {number}")
    with django_assert_num_queries(QUERIES.get(name, 4)):
        text_of(reader.get(f"/feeds/{name}"))


@pytest.mark.parametrize("name", ["claimreview.json", "claims.csv"])
def test_it_is_limited_as_the_api_is(reader, published, settings, name):
    rates = {"anonymous": "2/min", "key": "10/min"}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": rates}
    answers = [reader.get(f"/feeds/{name}"), reader.get("/api/v1/entries/"), reader.get(f"/feeds/{name}")]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"2"}
    assert answers[2]["Retry-After"] == answers[2]["RateLimit-Reset"]
    assert answers[2].json()["code"] == "throttled"
    _, key = APIKey.objects.create_key(name="a copier")
    again = reader.get(f"/feeds/{name}", headers={"X-Api-Key": key})
    assert (again.status_code, again["RateLimit-Limit"]) == (200, "10")


def test_pages_of_other_sites_may_read_it_with_a_key(reader, published):
    preflight = reader.options("/feeds/entries.jsonl", headers={"Origin": "https://paper.example"})
    assert (preflight.status_code, "X-Api-Key" in preflight["Access-Control-Allow-Headers"]) == (204, True)
    answer = reader.get("/feeds/entries.jsonl")
    assert (answer["Access-Control-Allow-Origin"], "RateLimit-Limit" in answer["Access-Control-Expose-Headers"]) == (
        "*",
        True,
    )
    assert reader.post("/feeds/entries.jsonl").status_code == 405
