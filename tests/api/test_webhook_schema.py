"""What is delivered to a receiver is what the OpenAPI document says of it."""

import json

import pytest
from openapi_schema_validator import OAS31Validator

from claims.publication.services import entry_correct, entry_retract
from claims.review.services import link_set
from factbase.webhooks import services
from factbase.webhooks.messages import TEST
from factbase.webhooks.models import Delivery
from factbase.webhooks.queueing import deliveries_queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(make_claim, make_entry, alice, bob):
    """An entry with two linked claims is published, corrected and retracted, a delivery round after each."""

    def tell() -> None:
        claims = [make_claim(), make_claim(source="The Herald")]
        link_set(*claims, "updates", by=alice)
        entry = make_entry(claims=claims)
        entry_correct(entry, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
        deliveries_queue()
        entry_retract(entry, by=bob, notice="A mistake.")
        deliveries_queue()

    return tell


def test_every_message_is_as_described(client, story, carol):
    document = client.get("/api/v1/schema/").json()
    endpoint = services.endpoint_create(by=carol, name="CMS", url="https://cms.example/", kinds=[], happenings=[])
    story()
    services.test_queue(endpoint, by=carol)
    bodies = {delivery.type: json.loads(delivery.body) for delivery in Delivery.objects.order_by("-pk")}
    assert bodies.keys() == {
        "entry.published", "entry.corrected", "entry.retracted", "claim.published", "claim.retracted",
        "link.published", "link.retracted", TEST,
    }  # fmt: skip
    assert bodies["entry.published"]["data"]["object"]
    for name, body in bodies.items():
        webhook = document["webhooks"][TEST if name == TEST else name.partition(".")[0]]
        schema = webhook["post"]["requestBody"]["content"]["application/json"]["schema"]
        OAS31Validator({**schema, "components": document["components"]}).validate(body)
