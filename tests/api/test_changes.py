"""The log of changes, as somebody reads it who copies all that is published."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.publication.services import entry_correct, entry_retract

CHANGES = "/api/v1/changes/"


class Copy:
    """All that is published, by kind and id, as somebody has it who follows the log."""

    def __init__(self, client) -> None:
        self.client, self.cursor, self.objects, self.moved = client, None, {}, {}
        self.told = []

    def follow(self, limit: int = 3) -> "Copy":
        more = True
        while more:
            query = {"limit": limit} | ({"cursor": self.cursor} if self.cursor else {})
            answer = self.client.get(CHANGES, query)
            assert answer.status_code == 200, answer.content
            page = answer.json()
            for change in page["results"]:
                self.take(change)
            self.cursor, more = page["cursor"], page["more"]
        return self

    def take(self, change: dict) -> None:
        self.told.append((change["kind"], change["id"], change["op"]))
        if change["object"] is None:
            self.objects.pop((change["kind"], change["id"]), None)
        else:
            self.objects[change["kind"], change["id"]] = change["object"]
        if change["op"] == "merge":
            self.moved[change["id"]] = change["merged_into"]


def published(client) -> dict:
    """The same, as the lists have it."""
    paths = {"entry": "entries", "claim": "claims", "link": "links"}
    return {
        (kind, row["id"]): row
        for kind, path in paths.items()
        for row in client.get(f"/api/v1/{path}/").json()["results"]
    }


@pytest.fixture
def copy(client) -> Copy:
    return Copy(client)


def test_before_anything_is_published(db, client):
    page = client.get(CHANGES).json()
    assert page == {"results": [], "next": "http://testserver/api/v1/changes/", "cursor": None, "more": False}


def test_a_copy_keeps_up_through_corrections_and_retractions(client, copy, make_entry, bob):
    first, second = make_entry(), make_entry()
    assert copy.follow().objects == published(client)
    entry_correct(first, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    entry_retract(second, by=bob, notice="We misread the agreement.")
    assert copy.follow().objects == published(client)
    claims = [("claim", second.claims.get().public_id, "retract")]
    told = {*copy.told[4:]}
    assert told == {("entry", first.public_id, "upsert"), ("entry", second.public_id, "retract"), *claims}


def test_a_correction_and_a_retraction_say_why(client, make_entry, bob):
    entry = make_entry()
    entry_correct(entry, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    entry_retract(entry, by=bob, notice="We misread the agreement.")
    changes = client.get(CHANGES, {"kind": "entry"}).json()["results"]
    assert [(change["op"], change["reason"]) for change in changes] == [
        ("upsert", None),
        ("upsert", "A typing error"),
        ("retract", "We misread the agreement."),
    ]


def test_a_replay_from_the_start_gives_nothing_that_was_taken_back(client, copy, make_entry, bob):
    kept, gone = make_entry(), make_entry(statement="A word we regret")
    entry_retract(gone, by=bob, notice="We misread the agreement.")
    assert "regret" not in client.get(CHANGES).content.decode()
    assert copy.follow(limit=1).objects == published(client)
    assert ("entry", kept.public_id) in copy.objects


def test_a_successor_takes_the_place_of_what_was_retracted(client, copy, make_entry, bob):
    old = make_entry()
    entry_retract(old, by=bob, notice="We misread the agreement.")
    heir = make_entry(succeeds=old)
    assert copy.follow().moved == {old.public_id: heir.public_id}
    assert copy.objects == published(client)


def test_the_cursor_waits_for_what_comes_later(client, copy, make_entry):
    make_entry()
    seen = len(copy.follow().told)
    before = copy.cursor
    assert copy.follow().cursor == before
    later = make_entry()
    assert ("entry", later.public_id, "upsert") in copy.follow().told[seen:]


def test_a_cursor_that_cannot_be_leads_back_to_the_start(client, copy, make_entry):
    make_entry()
    cursor = copy.follow().cursor
    with connection.cursor() as database:  # as a backup that was restored: the same keys, other changes
        database.execute("ALTER TABLE changes_change DISABLE TRIGGER USER")
        database.execute("UPDATE changes_change SET at = at + %s", [timedelta(hours=1)])
        database.execute("ALTER TABLE changes_change ENABLE ALWAYS TRIGGER pgtrigger_append_only_708ff")
    answer = client.get(CHANGES, {"cursor": cursor})
    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
    assert (answer.json()["code"], answer.json()["resync"]) == ("resync", "http://testserver/api/v1/changes/")


@pytest.mark.parametrize("cursor", ["x", "YWJj", "MXwxfDE", "OTk5OTk5OTk5OTk5OTk5OTk5OXwx"])
def test_a_cursor_of_another_make(client, cursor):
    answer = client.get(CHANGES, {"cursor": cursor})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor")


def test_who_has_the_page_gets_304_until_an_object_in_it_changes(client, make_entry, bob):
    entry = make_entry()
    tag = client.get(CHANGES)["ETag"]
    assert client.get(CHANGES, headers={"If-None-Match": tag}).status_code == 304
    entry_correct(entry, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    assert client.get(CHANGES, headers={"If-None-Match": tag}).status_code == 200


def test_a_page_costs_as_many_queries_for_many_as_for_one(client, make_entry):
    counts = []
    for _ in range(2):
        make_entry()
        with CaptureQueriesContext(connection) as queries:
            client.get(CHANGES)
        counts.append(len(queries))
    assert counts == [1, 1]
