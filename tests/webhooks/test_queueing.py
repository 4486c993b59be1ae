"""From changes to messages, with transactions that end in any order and two workers at once."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from factbase.changes.feed import Item, microseconds
from factbase.changes.models import Change, Document
from factbase.changes.services import TOLD, change_record
from factbase.ids import new_id
from factbase.webhooks.messages import LARGEST, body_of, type_of
from factbase.webhooks.models import Delivery
from factbase.webhooks.queueing import BATCH, deliveries_queue, last_position
from factbase.webhooks.services import endpoint_create

ENTRY, CLAIM = "0123456789ab", "ba9876543210"


def item(**values) -> Item:
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    plain = {
        "kind": "entry",
        "public_id": ENTRY,
        "op": "upsert",
        "merged_into": "",
        "etag": "",
        "body": None,
    }
    reason = values.pop("reason", "").encode()
    return Item(**{"id": 7, "at": microseconds(moment), "reason": reason} | plain | values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "entry.published"),
        ({"reason": "The sum was wrong"}, "entry.corrected"),
        ({"op": "retract", "reason": "We were deceived"}, "entry.retracted"),
        ({"kind": "claim", "op": "merge", "merged_into": CLAIM}, "claim.merged"),
    ],
)
def test_types(values, expected):
    assert type_of(item(**values)) == json.loads(body_of(item(**values)))["type"] == expected


@pytest.mark.parametrize("kind", TOLD)
def test_every_kind_has_an_address_in_the_api(settings, kind):
    settings.PUBLIC_URL = "https://facts.example.org"
    assert json.loads(body_of(item(kind=kind)))["data"]["url"].startswith("https://facts.example.org/api/v1/")


def test_the_whole_thing_is_in_the_message_unless_it_is_too_large():
    small = json.loads(
        body_of(item(reason="Größer", body='{"id": "0123456789ab", "statement": "250 Mio. €"}'.encode()))
    )
    assert (small["type"], small["data"]["reason"]) == ("entry.corrected", "Größer")
    assert small["data"]["object"]["statement"] == "250 Mio. €"
    large = body_of(item(reason="€" * 5000, body=json.dumps({"rationale": "ü" * LARGEST}).encode()))
    assert len(large.encode()) < LARGEST
    assert json.loads(large) == {
        "type": "entry.corrected",
        "timestamp": "2026-03-02T12:00:00+00:00",
        "data": {
            "sequence": 7,
            "op": "upsert",
            "kind": "entry",
            "id": ENTRY,
            "merged_into": None,
            "at": "2026-03-02T12:00:00+00:00",
            "reason": "€" * 2000,
            "url": f"/api/v1/entries/{ENTRY}/",
            "object": None,
        },
    }


def told(endpoint) -> list[str]:
    return list(endpoint.deliveries.order_by("pk").values_list("type", flat=True))


@pytest.mark.usefixtures("committed")
class TestCommitted:
    def test_each_endpoint_is_told_what_it_wants_once(self, make_endpoint):
        everything = make_endpoint()
        corrections = make_endpoint(happenings=["corrected", "retracted"])
        claims = make_endpoint(kinds=["claim"])
        paused = make_endpoint(state="paused")
        Document.objects.create(kind="entry", public_id=ENTRY, body='{"statement": "As it is now"}', etag="1")
        change_record("entry", ENTRY, "upsert")
        change_record("claim", CLAIM, "upsert")
        change_record("entry", ENTRY, "upsert", reason="The sum was wrong")
        deliveries_queue()
        deliveries_queue()
        assert told(everything) == ["entry.published", "claim.published", "entry.corrected"]
        assert told(corrections) == ["entry.corrected"]
        assert told(claims) == ["claim.published"]
        assert told(paused) == []
        body = json.loads(corrections.deliveries.get().body)
        assert body["data"]["object"] == {"statement": "As it is now"}

    def test_a_new_endpoint_is_told_of_nothing_older(self, carol):
        change_record("entry", ENTRY, "upsert")
        endpoint = endpoint_create(by=carol, name="CMS", url="https://cms.example/", kinds=[], happenings=[])
        deliveries_queue()
        assert told(endpoint) == []
        change_record("entry", ENTRY, "retract", reason="We were deceived")
        deliveries_queue()
        assert told(endpoint) == ["entry.retracted"]

    def test_what_is_taken_back_before_it_was_committed_is_told_to_nobody(self, endpoint):
        with transaction.atomic():
            change_record("entry", ENTRY, "upsert")
            transaction.set_rollback(True)
        deliveries_queue()
        assert told(endpoint) == []

    def test_workers_at_once_queue_everything_once(self, make_endpoint):
        endpoints = [make_endpoint(name=str(number)) for number in range(3)]
        Change.objects.bulk_create(Change(kind="claim", public_id=new_id(), op="upsert") for _ in range(BATCH * 2 + 5))

        def work(_number: int) -> None:
            try:
                deliveries_queue()
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(8)))
        for endpoint in endpoints:
            queued = list(endpoint.deliveries.order_by("pk").values_list("change", flat=True))
            assert queued == sorted(set(queued))
            assert len(queued) == BATCH * 2 + 5
        assert set(Delivery.objects.values_list("endpoint__position", flat=True)) == {last_position().pk}

    def test_queries_do_not_grow_with_changes(self, endpoint, django_assert_num_queries):
        Change.objects.bulk_create(Change(kind="claim", public_id=new_id(), op="upsert") for _ in range(50))
        with django_assert_num_queries(8):
            deliveries_queue()
        assert endpoint.deliveries.count() == 50
