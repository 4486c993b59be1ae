"""Every refusal is a problem document that names what is wrong."""

import json

import pytest

from claims.api.paging import cursor_after
from factbase.api_errors import server_error

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"


def problem(answer) -> tuple[int, str, list[str]]:
    """Status, code and the fields at fault of an answer that must be a problem document."""
    assert answer["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == answer.status_code
    assert {"type", "title", "detail", "errors", "code"} <= document.keys()
    return answer.status_code, document["code"], sorted(error["field"] for error in document["errors"])


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("limit=0", ["limit"]),
        ("limit=201", ["limit"]),
        ("limit=", ["limit"]),
        ("limit=1e3", ["limit"]),
        ("limit=٣", ["limit"]),
        ("limit=99999999999999999999", ["limit"]),
        ("language=German", ["language"]),
        ("language=de&language=fr", ["language"]),
        ("langauge=de", ["langauge"]),
        ("rating=%00", ["rating"]),
        ("q=%00", ["q"]),
        ("q=" + "x" * 201, ["q"]),
        ("entity=L%00U", ["entity"]),
        ("cursor=!", ["cursor"]),
        ("cursor=abc", ["cursor"]),
        ("cursor=" + cursor_after("yesterday", "0j8k2m4n6p7q"), ["cursor"]),
        ("cursor=" + cursor_after("0j8k2m4n6p7q"), ["cursor"]),
        ("cursor=" + cursor_after("2024-01-01T00:00:00+00:00", "\0"), ["cursor"]),
        ("limit=0&language=1", ["language", "limit"]),
    ],
)
def test_a_bad_query_is_named(client, query, fields):
    assert problem(client.get(f"/api/v1/entries/?{query}")) == (400, "invalid", fields)


@pytest.mark.parametrize("path", ["claims", "articles", "links", "sources", "feeds"])
def test_a_cursor_of_something_that_is_not_there(desk, path):
    cursor = cursor_after("0j8k2m4n6p7q")
    assert problem(desk.get(f"/api/v1/{path}/?cursor={cursor}")) == (400, "invalid", ["cursor"])


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/", 404, "not_found"),
        ("GET", "/api/v1/nothing/of/the/kind/", 404, "not_found"),
        ("GET", "/api/v1/entries/0j8k2m4n6p7q/", 404, "not_found"),
        ("GET", "/api/v1/entries/1/", 404, "not_found"),
        ("GET", "/api/v1/entries/0J8K2M4N6P7Q/", 404, "not_found"),
        ("GET", "/api/v1/entries/%00/", 404, "not_found"),
        ("POST", "/api/v1/entries/", 405, "method_not_allowed"),
        ("DELETE", "/api/v1/claims/", 405, "method_not_allowed"),
    ],
)
def test_what_is_not_there(client, method, path, status, code):
    assert problem(client.generic(method, path)) == (status, code, [])


def test_a_forgotten_slash_is_added_and_the_body_kept(ingest):
    answer = ingest.post("/api/v1/articles?x=1", {"text": "Some words to keep"}, content_type="application/json")
    assert (answer.status_code, answer["Location"]) == (308, "/api/v1/articles/?x=1")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["text"]),
        ({"text": ""}, ["text"]),
        ({"text": "too short"}, ["text"]),
        ({"text": 5}, ["text"]),
        ({"text": None}, ["text"]),
        ({"text": "A text of some words", "titel": "x"}, ["titel"]),
        ({"text": "A text of some words", "title": ["x"]}, ["title"]),
        ({"text": "A text of some words", "title": "x" * 501}, ["title"]),
        ({"text": "A text of some words", "title": "x\0"}, ["title"]),
        ({"text": "A text of some words", "published": "yesterday"}, ["published"]),
        ({"text": "A text of some words", "published": "2024-02-30"}, ["published"]),
        ({"text": "A text of some words", "language": "German"}, ["language"]),
        ({"text": "A text of some words", "url": "ftp://a.example/"}, ["url"]),
        ({"text": "A text of some words", "url": "http://[::1"}, ["url"]),
        ({"text": "A text of some words", "url": "http://a.example:99999/"}, ["url"]),
        ({"text": "A text of some words", "external_id": "x" * 201}, ["external_id"]),
        ({"url": "javascript:alert(1)"}, ["url"]),
        ({"url": "x", "language": "1", "published": "x"}, ["language", "published", "url"]),
    ],
)
def test_a_bad_field_is_named(ingest, body, fields):
    assert problem(ingest.post(ARTICLES, body, content_type="application/json")) == (400, "invalid", fields)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff\xfe",
        b'{"text": NaN}',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_body_that_is_no_object(ingest, body):
    status, _, _ = problem(ingest.generic("POST", ARTICLES, body, content_type="application/json"))
    assert status == 400


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        (ARTICLES, "text/plain"),
        (ARTICLES, "application/x-www-form-urlencoded"),
        (f"{ARTICLES}upload/", "application/json"),
        (f"{ARTICLES}bulk/", "application/json"),
        (ARTICLES, ""),
    ],
)
def test_a_type_that_is_not_taken(ingest, path, content_type):
    answer = ingest.generic("POST", path, b"{}", content_type=content_type)
    assert problem(answer) == (415, "unsupported_media_type", [])


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        (ARTICLES, "application/json"),
        (f"{ARTICLES}upload/", "multipart/form-data; boundary=x"),
        (f"{ARTICLES}bulk/", "application/x-ndjson"),
    ],
)
def test_fifty_megabytes_are_refused_before_they_are_read(ingest, path, content_type):
    answer = ingest.generic("POST", path, b"", content_type=content_type, CONTENT_LENGTH="50000000")
    assert problem(answer) == (413, "too_large", [])


def test_an_illegal_move_is_a_conflict(desk, make_article):
    answer = desk.post(f"{ARTICLES}{make_article().public_id}/retry/")
    assert problem(answer) == (409, "conflict", [])


def test_a_refusal_says_what_would_help(key_client, dave, client):
    assert "“desk” is needed" in key_client("ingest").get("/api/v1/clusters/").json()["detail"]
    assert "“ingest”" in client.post(ARTICLES).json()["detail"]
    client.force_login(dave)
    assert client.post(ARTICLES).json()["detail"] == "Your role may not do this"


def test_problems_are_readable_utf_8(client):
    answer = client.get("/api/v1/clusters/")
    assert "“" in answer.content.decode()
    assert json.loads(answer.content)["code"] == "not_authenticated"


def test_a_fault_of_ours_is_a_problem_too_and_a_page_elsewhere(rf):
    answer = server_error(rf.get("/api/v1/entries/"))
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert json.loads(answer.content)["code"] == "error"
    page = server_error(rf.get("/"))
    assert (page.status_code, page["Content-Type"].split(";")[0]) == (500, "text/html")
