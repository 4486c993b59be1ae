"""What is published, corrected and retracted reaches whoever asked to be told, in the transaction that did it."""

import json

import pytest
from django.db import transaction

from claims.publication.services import entry_correct, entry_retract
from factbase.webhooks.models import Endpoint
from factbase.webhooks.queueing import deliveries_queue

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def endpoint(committed) -> Endpoint:
    return Endpoint.objects.create(name="CMS", url="https://cms.example/hook", kinds=["entry"])


def told(endpoint: Endpoint) -> list[dict]:
    deliveries_queue()
    return [json.loads(delivery.body) for delivery in endpoint.deliveries.order_by("pk")]


def test_the_life_of_an_entry(endpoint, published, bob):
    [message] = told(endpoint)
    assert (message["type"], message["data"]["id"]) == ("entry.published", published.public_id)
    assert message["data"]["object"]["statement"] == published.statement
    entry_correct(published, by=bob, reason="It said 21; it is 12.", rationale="Now right.")
    message = told(endpoint)[-1]
    assert (message["type"], message["data"]["reason"]) == ("entry.corrected", "It said 21; it is 12.")
    assert message["data"]["object"]["rationale"] == "Now right."
    entry_retract(published, by=bob, notice="We were deceived.")
    message = told(endpoint)[-1]
    assert (message["type"], message["data"]["reason"]) == ("entry.retracted", "We were deceived.")
    assert message["data"]["object"] is None
    assert len(told(endpoint)) == 3


def test_nothing_private_is_told(endpoint, published):
    [message] = map(str, told(endpoint))
    assert [word for word in ("private", "confidential", "alice", "bob") if word in message] == []


def test_a_correction_that_fails_is_told_to_nobody(endpoint, published, bob):
    with transaction.atomic():
        entry_correct(published, by=bob, reason="Too early", rationale="Not right.")
        transaction.set_rollback(True)
    assert [message["type"] for message in told(endpoint)] == ["entry.published"]
