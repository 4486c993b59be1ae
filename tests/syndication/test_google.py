"""Google's own client works against the running server, in both of its ways."""

from collections.abc import Iterator
from typing import Any

import httplib2
import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError, UnknownApiNameOrVersion

from factbase.access.models import APIKey

URL = "/v1alpha1/claims:search"


@pytest.fixture
def bundled(live_server, settings) -> Iterator[Any]:
    """The client with the document that it brings along: only the address is ours."""
    settings.PUBLIC_URL = live_server.url
    options = {"api_endpoint": f"{live_server.url}/"}
    with build("factchecktools", "v1alpha1", developerKey="no-such-key", client_options=options) as client:
        yield client


@pytest.fixture
def discovered(live_server, settings) -> Iterator[Any]:
    """The client that asks us what there is, without a key."""
    settings.PUBLIC_URL = live_server.url
    address = f"{live_server.url}/$discovery/rest?version={{apiVersion}}"
    with build("factchecktools", "v1alpha1", discoveryServiceUrl=address, http=httplib2.Http()) as client:
        yield client


WAYS = ["bundled", "discovered"]


@pytest.fixture
def client_of(request, committed) -> Any:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("client_of", WAYS, indirect=True)
def test_a_claim_is_found(client_of, live_server, published):
    answer = client_of.claims().search(query="harbour million", languageCode="en-GB").execute()
    assert answer == {
        "claims": [
            {
                "text": "The harbour cost more than €12 million",
                "claimant": "The mayor",
                "claimDate": "2024-07-10T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "The Desk", "site": "localhost"},
                        "url": f"{live_server.url}{published.get_absolute_url()}",
                        "title": "The harbour cost more than €12 million",
                        "reviewDate": published.published_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
                        "textualRating": "Mostly true",
                        "languageCode": "en",
                    }
                ],
            }
        ]
    }


@pytest.mark.parametrize("client_of", WAYS, indirect=True)
def test_search_next_leads_through_all_pages(client_of, make_published):
    for number in range(5):
        make_published(statement=f"Statement {number}")
    claims, pages = client_of.claims(), []
    request = claims.search(query="Statement", pageSize=2)
    while request is not None:
        answer = request.execute()
        pages.append([claim["text"][-1] for claim in answer["claims"]])
        request = claims.search_next(request, answer)
    assert pages == [["4", "3"], ["2", "1"], ["0"]]


@pytest.mark.parametrize("client_of", WAYS, indirect=True)
def test_a_refusal_is_read_by_the_client(client_of):
    with pytest.raises(HttpError) as refusal:
        client_of.claims().search().execute()
    assert refusal.value.status_code == 400
    assert "query or reviewPublisherSiteFilter is required" in refusal.value.reason
    assert refusal.value.error_details[0]["reason"] == "badRequest"


def test_an_unknown_version_is_unknown(live_server, committed):
    address = f"{live_server.url}/$discovery/rest?version={{apiVersion}}"
    with pytest.raises(UnknownApiNameOrVersion):
        build("factchecktools", "v9", discoveryServiceUrl=address, http=httplib2.Http())


def found(reader: Any, **query: Any) -> list[str]:
    answer = reader.get(URL, query)
    assert answer.status_code == 200, answer.content
    return [claim["text"] for claim in answer.json().get("claims", [])]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ({"query": "harbour"}, ["A harbour"]),
        ({"query": "HARBOUR  a"}, ["A harbour"]),
        ({"query": "harbour pier"}, []),
        ({"query": "so"}, ["Kein Hafen", "A harbour"]),
        ({"query": "so", "languageCode": "de"}, ["Kein Hafen"]),
        ({"query": "so", "languageCode": "de-AT"}, ["Kein Hafen"]),
        ({"query": "so", "languageCode": "es"}, []),
        ({"reviewPublisherSiteFilter": "facts.example"}, ["Kein Hafen", "A harbour"]),
        ({"reviewPublisherSiteFilter": "www.facts.example"}, ["Kein Hafen", "A harbour"]),
        ({"reviewPublisherSiteFilter": "https://facts.example/"}, ["Kein Hafen", "A harbour"]),
        ({"reviewPublisherSiteFilter": "nytimes.com"}, []),
        ({"query": "harbour", "reviewPublisherSiteFilter": "nytimes.com"}, []),
        ({"query": "so", "maxAgeDays": "1"}, ["Kein Hafen", "A harbour"]),
        ({"query": "so", "maxAgeDays": "2147483647"}, ["Kein Hafen", "A harbour"]),
        ({"query": "so", "offset": "1"}, ["A harbour"]),
        ({"query": "so", "offset": "2147483647"}, []),
        ({"query": "so", "offset": "-1", "pageSize": "-1"}, ["Kein Hafen", "A harbour"]),
        ({"query": "so", "pageSize": "1"}, ["Kein Hafen"]),
        ({"query": "so", "pageSize": "100000"}, ["Kein Hafen", "A harbour"]),
        ({"query": "so", "alt": "proto", "fields": "claims", "prettyPrint": "true", "$.xgafv": "2"}, ["Kein Hafen", "A harbour"]),
        ({"query": "100%"}, []),
        ({"query": "a"}, ["A harbour"]),
        ({"query": "haf so"}, ["Kein Hafen"]),
        ({"query": '"kein hafen"'}, ["Kein Hafen"]),
        ({"query": '"hafen kein"'}, []),
        ({"query": "%"}, []),
    ],
)  # fmt: skip
def test_what_is_asked_is_answered(reader, make_published, query, texts):
    make_published(statement="A harbour", rationale="So.")
    make_published(statement="Kein Hafen", rationale="So.", language="de")
    assert found(reader, **query) == texts


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retracted"])
def test_what_is_not_public_is_not_found(request, reader, state):
    request.getfixturevalue(state)
    answer = reader.get(URL, {"query": "harbour"})
    assert answer.json() == {}


def test_age_is_by_publication(reader, published):
    published.__class__.objects.update(published_at="2020-01-01T00:00:00Z")
    assert (found(reader, query="harbour", maxAgeDays=30), len(found(reader, query="harbour"))) == ([], 1)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"languageCode": "en"},
        {"query": "  "},
        {"query": "a", "pageSize": "x"},
        {"query": "a", "maxAgeDays": "99999999999"},
        {"query": "a", "offset": "1.5"},
        {"query": "a", "pageToken": "x"},
        {"query": "a", "pageToken": "ä"},
        {"query": "a", "pageToken": "QUFB"},
        {"query": "a\x00"},
        {"query": "a" * 3000},
        {"query": "a", "page": "2"},
    ],
)
def test_what_makes_no_sense_is_refused_in_googles_words(reader, db, query):
    answer = reader.get(URL, query)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["status"]) == (400, 400, "INVALID_ARGUMENT")
    assert error["message"] == error["errors"][0]["message"]


def test_a_token_belongs_to_its_question(reader, make_published):
    for number in range(3):
        make_published(statement=f"Statement {number}")
    token = reader.get(URL, {"query": "Statement", "pageSize": 1}).json()["nextPageToken"]
    assert found(reader, query="Statement", pageSize=1, pageToken=token, offset=7) == ["Statement 1"]
    assert reader.get(URL, {"query": "Other", "pageToken": token}).status_code == 400


def test_a_key_asks_more_often(reader, db, settings):
    rates = {"anonymous": "1/min", "key": "3/min"}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": rates}
    _, key = APIKey.objects.create_key(name="a client", scope="desk")
    unknown = [reader.get(URL, {"query": "a", "key": "unknown"}) for _ in range(2)]
    known = [reader.get(URL, {"query": "a", "key": key}) for _ in range(2)]
    header = reader.get(URL, {"query": "a"}, headers={"X-Goog-Api-Key": key})
    assert [answer.status_code for answer in [*unknown, *known, header]] == [200, 429, 200, 200, 200]
    assert unknown[1].json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert int(unknown[1]["Retry-After"]) > 0


def test_it_is_read_only(reader, db):
    answer = reader.post(URL, {"query": "a"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, 405)


def test_the_document_is_made_for_who_asks(reader, db):
    document = reader.get("/$discovery/rest?version=v1alpha1", HTTP_HOST="localhost:8765").json()
    assert document["rootUrl"] == "http://localhost:8765/"
    assert "auth" not in document


def test_it_costs_the_same_however_many_there_are(reader, make_published, django_assert_num_queries):
    for number in range(3):
        make_published(statement=f"Statement {number}")
    with django_assert_num_queries(1):
        found(reader, query="Statement")
