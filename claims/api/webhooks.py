"""The webhooks of the OpenAPI document. Its examples are what `factbase.webhooks` makes of a change."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiRequest, OpenApiResponse, OpenApiWebhook, extend_schema

from claims.api.examples.public import CHANGE, CORRECTED, ENTRY_ID, PUBLISHED_CLAIM, PUBLISHED_LINK
from claims.api.shapes import webhooks as shapes
from claims.api.shapes.parts import Shape
from factbase.changes.compact import compact
from factbase.changes.feed import Item, microseconds
from factbase.changes.models import Change, Kind
from factbase.webhooks.messages import TEST, body_of, test_body

AT = dt.datetime.fromisoformat(CORRECTED)
SIGNED = (
    "Sent to the endpoints that operators add, as Standard Webhooks 1.0.0 says: `webhook-id` stays the same when a"
    " message is sent again, `webhook-timestamp` and `webhook-signature` prove who sends it."
)
ANSWERS = {
    "2XX": OpenApiResponse(description="Taken. Whatever is in the body is ignored."),
    "410": OpenApiResponse(description="Nothing more is sent: the endpoint is paused."),
    "default": OpenApiResponse(description="Not taken; redirects too. It is sent again for three days."),
}
Decorator = Callable[[Any], Any]


def described(summary: str, shape: type[Shape], example: Callable[[], str]) -> Decorator:
    """The example is made when the document is: an address in it takes the routes, which import this."""

    def decorate(view: Any) -> Any:
        examples = [OpenApiExample(shape.__name__, value=json.loads(example()))]
        request = OpenApiRequest(shape, examples=examples)
        return extend_schema(summary=summary, description=SIGNED, request=request, responses=ANSWERS)(view)

    return decorate


def example_of(kind: Kind, document: dict[str, Any], reason: str = "") -> Callable[[], str]:
    body = compact(document).encode()
    at, op = microseconds(AT), Change.Op.UPSERT
    return lambda: body_of(Item(7, at, kind, document["id"], op, "", reason.encode(), "", body))


ENTRY = OpenApiWebhook(
    "entry",
    described(
        "An entry was published, corrected, retracted or replaced",
        shapes.EntryMessage,
        example_of(Kind.ENTRY, CHANGE["object"], CHANGE["reason"]),
    ),
)
CLAIM = OpenApiWebhook(
    "claim",
    described(
        "A claim of an entry is public, or no longer", shapes.ClaimMessage, example_of(Kind.CLAIM, PUBLISHED_CLAIM)
    ),
)
LINK = OpenApiWebhook(
    "link",
    described("A link of an entry is public, or no longer", shapes.LinkMessage, example_of(Kind.LINK, PUBLISHED_LINK)),
)
TRIAL = OpenApiWebhook(
    TEST, described("An operator tries the endpoint", shapes.TestMessage, lambda: test_body(AT, ENTRY_ID))
)
