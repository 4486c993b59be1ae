"""Web Annotation (W3C): which words of whose article a fact check is about."""

from typing import Any

import pytest

from claims.models import Claim
from tests.publication.conftest import QUOTE, TEXT
from tests.syndication.conftest import SITE

pytestmark = pytest.mark.django_db

TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def broken_rules(annotation: dict[str, Any]) -> list[str]:
    """Rules of the Web Annotation Data Model that an annotation breaks."""
    target = annotation["target"]
    selector = target["selector"]
    rules = {
        "id": annotation["id"].startswith(f"{SITE}/"),
        "type": annotation["type"] == "Annotation",
        "motivation": annotation["motivation"] in ("assessing", "linking"),
        "bodies": {body["type"] for body in annotation["body"]} <= {"SpecificResource", "TextualBody"},
        "specific bodies have a source": all("source" in body or "value" in body for body in annotation["body"]),
        "source": target["source"].startswith("https://"),
        "selector": selector["type"] == "TextQuoteSelector" and len(selector["exact"]) > 0,
        "context": isinstance(selector["prefix"], str) and isinstance(selector["suffix"], str),
        "context is short": max(len(selector["prefix"]), len(selector["suffix"])) <= 32,
    }
    return [name for name, kept in rules.items() if not kept]


def annotations(answer: Any) -> list[dict[str, Any]]:
    collection = answer.json()
    assert (collection["@context"], collection["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    items = collection["first"]["items"] if collection["total"] else []
    assert collection["total"] == len(items)
    return items


def test_the_words_of_the_article_are_found_by_quote_and_context(reader, published, claim):
    answer = reader.get(f"/annotations/{published.public_id}/")
    assert answer["Content-Type"] == TYPE
    [annotation] = annotations(answer)
    assert broken_rules(annotation) == []
    selector = annotation["target"]["selector"]
    assert TEXT.count(selector["prefix"] + selector["exact"] + selector["suffix"]) == 1
    assert selector["exact"] == QUOTE
    assert annotation["body"][0]["source"] == f"{SITE}/entries/{published.public_id}/#claim"
    assert annotation["body"][1]["value"] == f"Mostly true: {published.statement}"


def test_each_has_an_address_of_its_own(reader, published):
    [annotation] = annotations(reader.get(f"/annotations/{published.public_id}/"))
    alone = reader.get(annotation["id"].removeprefix(SITE))
    assert alone.json() == {"@context": "http://www.w3.org/ns/anno.jsonld"} | annotation


def test_the_page_of_the_entry_names_them(reader, published):
    page = reader.get(published.get_absolute_url()).content.decode()
    assert f'href="/annotations/{published.public_id}/"' in page


@pytest.mark.parametrize(
    ("address", "found"),
    [("https://courier.example/harbour", 1), ("https://courier.example/other", 0), ("", 0), ("%00", 0)],
)
def test_what_is_said_of_an_address(reader, published, address, found):
    assert len(annotations(reader.get(f"/annotations/?url={address}"))) == found


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retracted"])
def test_what_is_not_public_annotates_nothing(request, reader, state):
    entry = request.getfixturevalue(state)
    assert reader.get(f"/annotations/{entry.public_id}/").status_code == 404
    assert annotations(reader.get("/annotations/?url=https://courier.example/harbour")) == []


def test_a_claim_of_another_entry_is_not_found(reader, published):
    other = Claim.objects.get().public_id[::-1]
    assert reader.get(f"/annotations/{published.public_id}/{other}/").status_code == 404


def test_it_costs_the_same_however_many_there_are(reader, make_published, django_assert_num_queries):
    for number in range(3):
        make_published(statement=f"Statement {number}")
    with django_assert_num_queries(4):
        answer = reader.get("/annotations/?url=https://courier.example/harbour")
    assert len(annotations(answer)) == 3
