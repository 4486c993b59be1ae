"""The OpenAPI document is valid, complete, and true: schemathesis holds the API to it."""

import re
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from articles.feeds import feed_add
from claims.api.shapes import desk, public
from claims.publication.services import entry_correct, entry_create, entry_retract
from claims.review.services import link_set
from factbase.access.models import APIKey
from factbase.ids import PATTERN
from factbase.wsgi import application

pytestmark = pytest.mark.django_db

SCHEMA = "/api/v1/schema/"


@schemathesis.serializer("application/x-ndjson")
def lines(_context: Any, value: Any) -> bytes:
    """JSON lines, and whatever else is generated in their place."""
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


def test_the_document_is_valid_openapi_3_1(client):
    document = client.get(SCHEMA).json()
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


@pytest.fixture
def desk_key(alice) -> str:
    return APIKey.objects.create_key(name="all", scope="desk", person=alice)[1]


@pytest.fixture
def one_connection():
    """A request in the test's own thread leaves the test's transaction open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def newsroom(one_connection, make_entry, alice, bob, settings) -> dict[str, list[str]]:
    """Something of every kind, by the path it is found under; nobody is limited."""
    rates = {"anonymous": "100000/min", "key": "100000/min", "draft": "100000/min"}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": rates}
    entries = [make_entry() for _ in range(3)]
    entry_retract(entries[0], by=bob, notice="A mistake.")
    claims = [entry.claims.get() for entry in entries]
    link = link_set(claims[1], claims[2], "updates", by=alice)
    entry_correct(entries[2], by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    feed_add("https://news.example/feed.xml")
    return {
        "entries": [entry.public_id for entry in entries],
        "claims": [claim.public_id for claim in claims],
        "links": [link.public_id],
        "drafts": [entry_create(claims=[claims[1]], by=alice).public_id],
        "articles": [claim.article.public_id for claim in claims],
        "sources": [claims[1].article.source.public_id],
        "entities": [claims[1].mentions.first().entity.public_id],
    }


def aimed(case: schemathesis.Case, newsroom: dict[str, list[str]]) -> schemathesis.Case:
    """Half of the ids that are made up become ids of something that is there."""
    made_up = case.path_parameters.get("public_id")
    if isinstance(made_up, str) and re.fullmatch(PATTERN, made_up):
        known = newsroom[case.path.split("/")[3]]
        place = sum(made_up.encode()) % (2 * len(known))
        case.path_parameters["public_id"] = [*known, *[made_up] * len(known)][place]
    return case


# No schema can say which cursor is ours, or that a text has words in it: some that fit it are refused all the same.
UNKNOWABLE = [positive_data_acceptance]

api = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
api.app = application
bounded = settings(
    max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@api.parametrize()
@bounded
def test_everybody_gets_documented_answers(case, newsroom):
    aimed(case, newsroom).call_and_validate(excluded_checks=UNKNOWABLE)


@api.parametrize()
@bounded
def test_the_desk_gets_documented_answers(case, newsroom, desk_key):
    # The key is good whatever else is sent: who gets in without one is asked in test_access.
    case = aimed(case, newsroom)
    case.call_and_validate(headers={"X-Api-Key": desk_key}, excluded_checks=[*UNKNOWABLE, ignored_auth])


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("entries", public.EntryDocument),
        ("claims", desk.DeskClaim),
        ("links", desk.DeskLink),
        ("articles", desk.DeskArticle),
        ("sources", desk.SourceDocument),
        ("feeds", desk.FeedDocument),
        ("entities", public.EntitySummary),
    ],
)
def test_every_field_of_an_answer_is_documented(client, newsroom, desk_key, path, shape):
    row = client.get(f"/api/v1/{path}/", headers={"X-Api-Key": desk_key}).json()["results"][0]
    assert undocumented(row, shape()) == []


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("claims", public.PublishedClaim),
        ("figures", public.PublishedFigure),
        ("articles", public.ArticleSummary),
        ("sources", public.SourceSummary),
        ("entities", public.EntitySummary),
    ],
)
def test_everybody_reads_no_field_that_is_not_documented(client, newsroom, path, shape):
    row = client.get(f"/api/v1/{path}/").json()["results"][0]
    assert undocumented(row, shape()) == []


def undocumented(value: Any, shape: Any) -> list[str]:
    """Names of members that the shape does not know, at any depth."""
    if isinstance(value, list):
        return [name for item in value for name in undocumented(item, shape.child)]
    if not isinstance(value, dict):
        return []
    known = {name: inner for name, inner in value.items() if name in shape.fields}
    deeper = [name for field, inner in known.items() for name in undocumented(inner, shape.fields[field])]
    return sorted(value.keys() - shape.fields.keys()) + deeper


def test_the_page_of_the_documentation_needs_nothing_from_elsewhere(client, settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    page = client.get("/api/v1/docs/")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.content.decode())
    assert page.status_code == 200
    assert not [address for address in addresses if not address.startswith("/")]
    assert "script-src 'self';" in f"{page['Content-Security-Policy']};"
    script = client.get("/api/v1/docs/?script=")
    assert (script["Content-Type"], b"/api/v1/schema/" in script.content) == ("application/javascript", True)
    assert "unsafe" not in client.get("/api/v1/entries/")["Content-Security-Policy"]
