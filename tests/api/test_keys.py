"""Keys: how they are made, sent, limited, and what becomes of bad ones."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from factbase.access.models import APIKey

pytestmark = pytest.mark.django_db

CLUSTERS = "/api/v1/clusters/"


def make(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("api_key", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_prints_nothing_but_the_key_and_keeps_only_its_hash(client):
    out, err = make("the wire", "--scope", "desk")
    key = out.strip()
    assert client.get(CLUSTERS, headers={"Authorization": f"Api-Key {key}"}).status_code == 200
    assert "the wire" in err
    assert key not in err
    stored = APIKey.objects.get()
    assert (stored.name, stored.scope) == ("the wire", "desk")
    assert key.partition(".")[2] not in stored.hashed_key + stored.pk


def test_a_key_reads_only_published_data_unless_it_is_told_otherwise():
    make("a reader")
    assert APIKey.objects.get().scope == "read"


@pytest.mark.parametrize("arguments", [("",), ("x" * 51,), ("name", "--scope", "all")])
def test_the_command_refuses(arguments):
    with pytest.raises(CommandError):
        make(*arguments)
    assert not APIKey.objects.exists()


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("Authorization", "Api-Key {key}", 200),
        ("Authorization", "api-key  {key} ", 200),
        ("X-Api-Key", "{key}", 200),
        ("Authorization", "Bearer {key}", 401),
        ("Authorization", "{key}", 401),
        ("Authorization", "Api-Key", 401),
        ("Authorization", "Api-Key {key}x", 401),
        ("X-Api-Key", "\x00", 401),
        ("X-Api-Key", "ü.ü", 401),
    ],
)
def test_how_a_key_is_sent(header, value, status):
    key = make("the wire", "--scope", "desk")[0].strip()
    assert Client(headers={header: value.format(key=key)}).get(CLUSTERS).status_code == status


@pytest.mark.parametrize(
    "change", [{"revoked": True}, {"expiry_date": timezone.now() - timedelta(minutes=1)}], ids=["revoked", "expired"]
)
def test_a_key_that_ended_is_unknown(change):
    key = make("the wire", "--scope", "desk")[0].strip()
    APIKey.objects.update(**change)
    client = Client(headers={"X-Api-Key": key})
    answer = client.get(CLUSTERS)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Api-Key realm="factbase"')
    assert client.get("/api/v1/entries/").status_code == 200


def test_a_bad_key_does_not_fall_back_to_the_session(client, alice):
    client.force_login(alice)
    assert client.get(CLUSTERS).status_code == 200
    assert client.get(CLUSTERS, headers={"X-Api-Key": "none"}).status_code == 401


def test_a_session_writes_only_with_the_token(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    answer = client.post("/api/v1/articles/", {"text": "A text of some words"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_public_answers_do_not_depend_on_a_session(client, alice, make_entry, django_assert_num_queries):
    make_entry()
    client.force_login(alice)
    with django_assert_num_queries(1):
        answer = client.get("/api/v1/entries/")
    assert "Cookie" not in answer.get("Vary", "")


@pytest.fixture
def few(settings):
    rates = {"anonymous": "2/min", "key": "4/min"}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": rates}


def statuses(client: Client, times: int, **headers: str) -> list[int]:
    return [client.get("/api/v1/entries/", headers=headers).status_code for _ in range(times)]


def test_callers_are_limited_one_by_one(client, key_client, few, clock):
    assert statuses(client, 3) == [200, 200, 429]
    assert statuses(key_client("read"), 5) == [200, 200, 200, 200, 429]
    answer = client.get("/api/v1/entries/")
    assert (answer["Content-Type"], answer.json()["code"]) == ("application/problem+json", "throttled")
    assert 0 < int(answer["Retry-After"]) <= 60


def test_the_limit_ends_with_its_window(client, few, clock):
    assert statuses(client, 3) == [200, 200, 429]
    clock.shift(60)
    assert statuses(client, 1) == [200]


def test_nobody_escapes_by_making_up_addresses(client, few, clock):
    spoofed = [statuses(client, 1, **{"X-Forwarded-For": f"203.0.113.{number}"})[0] for number in range(3)]
    assert spoofed == [200, 200, 429]


def test_without_a_cache_everybody_is_let_through(client, few, settings):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    assert statuses(client, 4) == [200, 200, 200, 200]


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-01 12:00:10+00:00", tick=False) as traveller:
        yield traveller
