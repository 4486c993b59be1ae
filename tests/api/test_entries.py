"""Published entries, as everybody reads them."""

import json

import pytest
from django.utils import timezone

from claims.models import Entry, EntryRevision
from claims.publication.services import entry_correct, entry_create, entry_retract

pytestmark = pytest.mark.django_db


def ids(answer) -> list[str]:
    return [entry["id"] for entry in answer.json()["results"]]


def test_an_entry_is_served_as_it_was_stored(client, make_entry):
    entry = make_entry()
    answer = client.get(f"/api/v1/entries/{entry.public_id}/")
    assert answer.status_code == 200
    assert answer.content.decode() == EntryRevision.objects.get(entry=entry).document
    assert answer.json()["claims"][0]["figures"][0]["low"] == 250_000_000


def test_the_list_holds_the_latest_revisions_newest_first(client, make_entry, bob):
    first, second = make_entry(), make_entry()
    entry_correct(first, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    answer = client.get("/api/v1/entries/")
    assert ids(answer) == [second.public_id, first.public_id]
    assert answer.json()["results"][1]["statement"] == "Luxembourg gave €250M"
    assert (answer.json()["next"], answer.json()["cursor"]) == (None, None)


def test_what_everybody_reads_names_no_staff_and_no_database_keys(client, make_entry, bob):
    entry = make_entry()
    entry_correct(entry, by=bob, reason="A typing error", rationale="It says so.")
    bodies = [client.get(f"/api/v1/entries/{tail}").content.decode() for tail in ("", f"{entry.public_id}/revisions/")]
    assert not [name for name in ("alice", "bob", '"pk"', '_id"', "decided_by") for body in bodies if name in body]


def test_a_draft_is_not_there(client, make_claim, alice):
    entry = entry_create(claims=[make_claim()], by=alice)
    assert client.get(f"/api/v1/entries/{entry.public_id}/").status_code == 404
    assert client.get(f"/api/v1/entries/{entry.public_id}/revisions/").status_code == 404
    assert ids(client.get("/api/v1/entries/")) == []


def test_revisions_tell_what_was_read_and_why_it_changed(client, make_entry, bob):
    entry = make_entry()
    entry_correct(entry, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    first, second = client.get(f"/api/v1/entries/{entry.public_id}/revisions/").json()["results"]
    assert (first["number"], first["kind"], first["entry"]["statement"]) == (
        1,
        "publication",
        "Luxembourg gave more than €250M",
    )
    assert (second["kind"], second["reason"], second["entry"]["revision"]) == ("correction", "A typing error", 2)


@pytest.mark.parametrize("tail", ["", "revisions/"])
def test_a_retracted_entry_is_gone_with_its_notice_and_its_successor(client, make_entry, bob, tail):
    entry = make_entry()
    entry_retract(entry, by=bob, notice="We misread the agreement.")
    heir = make_entry(succeeds=entry)
    answer = client.get(f"/api/v1/entries/{entry.public_id}/{tail}")
    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
    problem = answer.json()
    assert (problem["code"], problem["notice"], problem["successor"]) == (
        "retracted",
        "We misread the agreement.",
        heir.public_id,
    )
    assert ids(client.get("/api/v1/entries/")) == [heir.public_id]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("language=de", ["german"]),
        ("language=fr", []),
        ("rating=false", ["german"]),
        ("rating=no-such-rating", []),
        ("q=schwedEN hat", ["german"]),
        ("q=100%25", ["english"]),
        ("q=10_%25", []),
        ("q=hat Luxembourg", []),
        ("q=", ["german", "english"]),
        ("entity=LU", ["german", "english"]),
        ("entity=SE", []),
        ("entity=LU&language=de&rating=false&q=hat", ["german"]),
    ],
)
def test_filters(client, make_entry, query, found):
    english = make_entry(statement="Luxembourg gave 100% of it")
    german = make_entry(statement="Schweden hat nichts gegeben", language="de", rating="false")
    names = {english.public_id: "english", german.public_id: "german"}
    assert [names[entry] for entry in ids(client.get(f"/api/v1/entries/?{query}"))] == found


def walk(client, url: str) -> list[list[str]]:
    """The ids of every page, following `next`."""
    pages = []
    while url:
        answer = client.get(url)
        pages.append(ids(answer))
        url = answer.json()["next"]
    return pages


def test_pages_hold_every_entry_once_also_where_moments_are_equal(client, make_entry):
    entries = [make_entry() for _ in range(5)]
    Entry.objects.update(published_at=timezone.now())
    expected = [entry.public_id for entry in reversed(entries)]
    assert walk(client, "/api/v1/entries/?limit=2&q=luxembourg") == [expected[:2], expected[2:4], expected[4:]]


def test_a_cursor_stays_where_it_is_when_entries_come_and_go(client, make_entry, bob):
    old, middle, new = make_entry(), make_entry(), make_entry()
    cursor = client.get("/api/v1/entries/?limit=2").json()["cursor"]
    entry_retract(middle, by=bob, notice="A mistake.")
    make_entry()
    assert ids(client.get(f"/api/v1/entries/?limit=2&cursor={cursor}")) == [old.public_id]
    assert new.public_id not in cursor


def test_the_page_is_read_by_its_index(client, make_entry, django_assert_num_queries):
    make_entry()
    with django_assert_num_queries(1) as queries:
        client.get("/api/v1/entries/?limit=50")
    assert "changes_document" in queries[0]["sql"]


def test_the_stored_document_is_valid_json_whatever_people_write(client, make_entry):
    statement = 'She said "\\" and \u2028 – 100% of {"results":[]} 🙂'
    entry = make_entry(statement=statement, rationale="Line\nline\ttab")
    body = json.loads(client.get("/api/v1/entries/").content)
    assert [item["statement"] for item in body["results"]] == [statement]
    revisions = client.get(f"/api/v1/entries/{entry.public_id}/revisions/").json()["results"]
    assert revisions[0]["entry"]["rationale"] == "Line\nline\ttab"
