"""Who may do what: every operation of the OpenAPI document, asked by every kind of caller."""

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from claims.review.services import link_set

pytestmark = pytest.mark.django_db

CALLERS = ("anonymous", "unknown", "read", "ingest", "desk", "checker", "operator", "guest", "roleless")
EVERYBODY = dict.fromkeys(CALLERS, 200)
READING = {"anonymous": 401, "unknown": 401, "read": 403, "ingest": 403, "roleless": 403} | dict.fromkeys(
    ("desk", "checker", "operator", "guest"), 200
)
COMPARING = READING | {"read": 200, "ingest": 200}
SENDING = READING | {"ingest": 200, "guest": 403}
CHANGING = READING | {"guest": 403}
CHECKING = CHANGING | {"operator": 403}
RUNNING = CHANGING | {"checker": 403}

# Who gets what, and what a caller who may do it gets for an empty object.
MATRIX = [
    ("GET", "/api/v1/entries/", EVERYBODY, 200),
    ("GET", "/api/v1/entries/{entry}/", EVERYBODY, 200),
    ("GET", "/api/v1/entries/{entry}/revisions/", EVERYBODY, 200),
    ("GET", "/api/v1/changes/", EVERYBODY, 200),
    ("GET", "/api/v1/articles/", EVERYBODY, 200),
    ("GET", "/api/v1/articles/{article}/", EVERYBODY, 200),
    ("GET", "/api/v1/claims/", EVERYBODY, 200),
    ("GET", "/api/v1/claims/{claim}/", EVERYBODY, 200),
    ("GET", "/api/v1/links/", EVERYBODY, 200),
    ("GET", "/api/v1/links/{link}/", EVERYBODY, 200),
    ("GET", "/api/v1/figures/", EVERYBODY, 200),
    ("GET", "/api/v1/entities/", EVERYBODY, 200),
    ("GET", "/api/v1/entities/{entity}/", EVERYBODY, 200),
    ("GET", "/api/v1/clusters/", READING, 200),
    ("GET", "/api/v1/sources/", EVERYBODY, 200),
    ("GET", "/api/v1/sources/{source}/", EVERYBODY, 200),
    ("GET", "/api/v1/feeds/", READING, 200),
    ("POST", "/api/v1/claims/", CHECKING, 400),
    ("POST", "/api/v1/claims/{claim}/decision/", CHECKING, 400),
    ("POST", "/api/v1/links/", CHECKING, 400),
    ("POST", "/api/v1/links/{link}/decision/", CHECKING, 400),
    ("POST", "/api/v1/drafts/", CHECKING, 400),
    ("PATCH", "/api/v1/drafts/{entry}/", CHECKING, 403),
    ("POST", "/api/v1/entries/{entry}/move/", CHECKING, 400),
    ("POST", "/api/v1/entries/{entry}/correction/", CHECKING, 400),
    ("POST", "/api/v1/articles/", SENDING, 400),
    ("POST", "/api/v1/articles/upload/", SENDING, 415),
    ("POST", "/api/v1/articles/bulk/", SENDING, 415),
    ("PATCH", "/api/v1/articles/{article}/", CHANGING, 200),
    ("POST", "/api/v1/articles/{article}/retry/", CHANGING, 409),
    ("POST", "/api/v1/feeds/", RUNNING, 400),
    ("POST", "/api/v1/lint/", COMPARING, 400),
]


@pytest.fixture
def call(request, key_client):
    """A client for a kind of caller."""

    def person(name: str) -> Client:
        client = Client()
        client.force_login(request.getfixturevalue(name))
        return client

    kinds = {
        "anonymous": Client,
        "unknown": lambda: Client(headers={"X-Api-Key": "abcdefgh.abcdefghijklmnopqrstuvwxyzABCDEF"}),
        "checker": lambda: person("alice"),
        "operator": lambda: person("carol"),
        "guest": lambda: person("dave"),
        "roleless": lambda: person("eve"),
    }
    return lambda caller: kinds.get(caller, lambda: key_client(caller))()


@pytest.mark.parametrize("caller", CALLERS)
def test_roles_and_scopes(call, make_claim, make_entry, alice, caller):
    claim, other = make_claim(), make_claim()
    link = link_set(claim, other, "updates", by=alice)
    entry = make_entry(claims=[claim, other])
    rows = {"entry": entry, "claim": claim, "link": link, "article": claim.article, "source": claim.article.source}
    ids = {name: row.public_id for name, row in rows.items()} | {"entity": claim.mentions.first().entity.public_id}
    client = call(caller)
    answers = {
        (method, path): client.generic(method, path.format(**ids), "{}", content_type="application/json")
        for method, path, _, _ in MATRIX
    }
    expected = {(method, path): {200: good}.get(who[caller], who[caller]) for method, path, who, good in MATRIX}
    assert {operation: answer.status_code for operation, answer in answers.items()} == expected
    asked_to_say_who = {operation for operation, answer in answers.items() if "WWW-Authenticate" in answer}
    assert asked_to_say_who == {operation for operation, code in expected.items() if code == 401}


def test_the_matrix_is_complete():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    operations = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    ids = dict.fromkeys(("entry", "claim", "link", "article", "source", "entity"), "{public_id}")
    assert {(method, path.format(**ids)) for method, path, _, _ in MATRIX} == operations
