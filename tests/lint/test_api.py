"""`POST /api/v1/lint/`: who may, what is answered, what is refused, how often."""

from collections.abc import Callable

import pytest
from django.test import Client

from claims.api.shapes.lint import LintDocument
from claims.lint import LONGEST
from factbase.access.models import APIKey
from tests.api.test_openapi import undocumented
from tests.lint.conftest import OTHER_FIGURE, SAME, UNKNOWN

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/lint/"


@pytest.fixture
def program(db) -> Callable[[str], Client]:
    def make(scope: str) -> Client:
        _, key = APIKey.objects.create_key(name=scope, scope=scope)
        return Client(headers={"Authorization": f"Api-Key {key}"})

    return make


def lint(client: Client, **body: str) -> dict:
    answer = client.post(ADDRESS, body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_span_by_span(aid, publish, program):
    entry = publish(aid)
    text = f"🙂\n\n{SAME}\n\n{OTHER_FIGURE}\n\n{UNKNOWN}"
    found = lint(program("read"), text=text)
    assert found["counts"] == {"contradicts": 1, "superseded": 0, "matches": 1, "unchecked": 1}
    assert [(span["kind"], span["bearing"]) for span in found["spans"]] == [
        ("matches", "for"),
        ("contradicts", "against"),
        ("unchecked", None),
    ]
    assert [text[span["start"] : span["end"]] for span in found["spans"]] == [SAME, OTHER_FIGURE, UNKNOWN]
    [known] = found["spans"][1]["found"]
    assert (known["entry"]["id"], known["entry"]["rating"]["key"], known["entry"]["role"]) == (
        entry.public_id,
        "true",
        "checked",
    )
    assert "“90 million euros” is not “250 Millionen Euro”" in known["reasons"]
    assert (known["claim"]["id"], known["superseded_by"]) == (aid.public_id, None)
    assert found["spans"][1]["figures"][0]["low"] == 90_000_000


def test_every_field_is_documented(aid, later, publish, program):
    publish(aid)
    found = lint(program("desk"), text=f"{SAME}\n\n{OTHER_FIGURE}")
    assert found["spans"][0]["found"][0]["superseded_by"]["claim"]["id"] == later.public_id
    assert undocumented(found, LintDocument()) == []


def test_only_the_desk_learns_of_what_was_not_published(aid, program, checker):
    assert [lint(program(scope), text=SAME)["spans"][0]["found"] for scope in ("read", "ingest")] == [[], []]
    for client in (program("desk"), checker):
        [found] = lint(client, text=SAME)["spans"][0]["found"]
        assert (found["kind"], found["relation"], found["claim"]["id"]) == ("unchecked", "same", aid.public_id)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": ["a"]}, "text"),
        ({"text": "x" * (LONGEST + 1)}, "text"),
        ({"text": SAME, "published": "yesterday"}, "published"),
        ({"text": SAME, "langauge": "en"}, "langauge"),
    ],
)
def test_a_refusal_names_the_field(program, body, field):
    answer = program("read").post(ADDRESS, body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_the_address_without_its_slash_leads_there(program):
    answer = program("read").post("/api/v1/lint", {"text": UNKNOWN}, content_type="application/json", follow=True)
    assert answer.json()["counts"]["unchecked"] == 1


def test_drafts_have_a_limit_of_their_own(settings, program):
    rates = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] | {"draft": "2/day"}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": rates}
    client, other = program("read"), program("read")
    sent = [client.post(ADDRESS, {"text": "No."}, content_type="application/json") for _ in range(3)]
    assert [answer.status_code for answer in sent] == [200, 200, 429]
    assert int(sent[-1]["Retry-After"]) > 0
    assert client.get("/api/v1/entries/").status_code == 200
    assert other.post(ADDRESS, {"text": "No."}, content_type="application/json").status_code == 200
