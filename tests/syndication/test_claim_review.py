"""ClaimReview as Google's documentation and schema.org want it, on the page and in the feeds of all."""

import json
import re
from typing import Any

import pytest

from claims.models import Entity
from claims.publication.services import entry_correct
from claims.publication.site import Site
from claims.publication.standing.services import page_write
from claims.syndication.formats.claim_review import claim_review
from tests.syndication.conftest import SITE, lines_of, text_of

pytestmark = pytest.mark.django_db

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DESK = Site("The Desk", SITE)


def broken_rules(review: dict[str, Any]) -> list[str]:
    """Rules of Google's ClaimReview that a node breaks; of its properties, those that are required or recommended."""
    rating, item = review.get("reviewRating", {}), review.get("itemReviewed", {})
    ends = [rating.get(name) for name in ("worstRating", "ratingValue", "bestRating")]
    rules = {
        "context": review.get("@context") == "https://schema.org",
        "type": review.get("@type") == "ClaimReview",
        "claimReviewed": bool(review.get("claimReviewed")),
        "no verdict in claimReviewed": rating.get("alternateName", "?").lower() not in review["claimReviewed"].lower(),
        "url": review.get("url", "").startswith(f"{SITE}/"),
        "author": {"@type", "name", "url"} <= review.get("author", {}).keys(),
        "author type": review["author"]["@type"] in ("Organization", "Person"),
        "rating type": rating.get("@type") == "Rating",
        "alternateName": bool(rating.get("alternateName")),
        "numbers": ends == [None] * 3 or (all(isinstance(end, int) for end in ends) and ends == sorted(ends)),
        "itemReviewed": item.get("@type") == "Claim",
        "claimant": item["author"]["@type"] in ("Organization", "Person") and bool(item["author"]["name"]),
        "the claimant is another": item["author"]["name"] != review["author"]["name"],
        "first appearance": item["firstAppearance"]["@type"] == "NewsArticle",
        "nothing empty": "" not in flat(review) and None not in flat(review),
    }
    return [name for name, kept in rules.items() if not kept]


def flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in flat(inner)]
    return [leaf for inner in value for leaf in flat(inner)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("state", ["published", "corrected"])
def test_the_page_carries_one_that_keeps_the_rules_and_agrees_with_it(request, reader, state):
    entry = request.getfixturevalue(state)
    page = reader.get(entry.get_absolute_url()).content.decode()
    [script] = SCRIPT.findall(page)
    review = json.loads(script)
    assert broken_rules(review) == []
    assert f'rel="canonical" href="{review["url"]}"' in page
    said = [review["claimReviewed"], review["reviewRating"]["alternateName"], review["itemReviewed"]["author"]["name"]]
    assert [words for words in said if words not in page[page.index("<main") :]] == []


def test_it_says_who_claimed_what_where_and_what_the_verdict_rests_on(reader, published, article):
    [review] = lines_of(reader.get("/feeds/claimreview.ndjson"))
    address = f"{SITE}/entries/{published.public_id}/"
    assert (review["@id"], review["itemReviewed"]["@id"]) == (f"{address}#review", f"{address}#claim")
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Mostly true",
        "name": "Mostly true",
        "ratingValue": 4,
        "worstRating": 1,
        "bestRating": 5,
        "ratingExplanation": "The contract says €12.4 million.",
    }
    assert review["itemReviewed"]["firstAppearance"] == {
        "@type": "NewsArticle",
        "url": article.url,
        "headline": "The harbour",
        "datePublished": "2024-07-10",
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Courier"},
    }
    assert review["itemReviewed"]["datePublished"] == "2024-07-10"
    assert review["citation"][0]["url"] == "https://town.example/contract"


def test_a_correction_is_in_it_at_once(reader, published, bob):
    entry_correct(published, by=bob, reason="It said 21.", statement="The harbour cost €12 million")
    [review] = lines_of(reader.get("/feeds/claimreview.ndjson"))
    assert review["claimReviewed"] == "The harbour cost €12 million"
    assert [item["text"] for item in review["correction"]] == ["It said 21."]
    assert review["dateModified"] > review["datePublished"]


def test_the_publisher_names_the_pages_about_itself_that_are_written(reader, published, carol):
    def publishers() -> list[dict[str, Any]]:
        [script] = SCRIPT.findall(reader.get(published.get_absolute_url()).content.decode())
        [element] = json.loads(text_of(reader.get("/feeds/claimreview.json")))["dataFeedElement"]
        reviews = [json.loads(script), *lines_of(reader.get("/feeds/claimreview.ndjson")), *element["item"]]
        return [review["publisher"] for review in reviews]

    newsroom = {"@type": "NewsMediaOrganization", "name": "The Desk", "url": f"{SITE}/"}
    assert publishers() == [newsroom] * 3
    for name in ("policy", "method", "privacy"):
        page_write(name, "de", "So.", seen=None, by=carol)
    principles = {
        "correctionsPolicy": f"{SITE}/about/policy/",
        "verificationFactCheckingPolicy": f"{SITE}/about/method/",
    }
    assert publishers() == [newsroom | principles] * 3
    assert {reader.get(address.removeprefix(SITE)).status_code for address in principles.values()} == {200}
    page_write("about", "en", "Readers pay.", seen=None, by=carol)
    assert publishers()[0]["ownershipFundingInfo"] == f"{SITE}/about/about/"


def test_a_preview_is_not_a_claim_review(editor, draft):
    page = editor.get(f"/desk/entries/{draft.public_id}/preview/").content.decode()
    assert "application/ld+json" not in page


def test_what_people_type_does_not_end_the_script(reader, make_published):
    evil = "</script><script>alert(1)</script><!-- & it cost 12"
    entry = make_published(statement=evil)
    page = reader.get(entry.get_absolute_url()).content.decode()
    [script] = SCRIPT.findall(page)
    assert json.loads(script)["claimReviewed"] == evil
    assert "<" not in script


def document(**members: Any) -> dict[str, Any]:
    article = {
        "id": "a",
        "title": "",
        "url": None,
        "source": {"name": "The Courier"},
        "published": None,
        "language": None,
    }
    claim = {"role": "checked", "quote": "Q", "language": "en", "claimant": None, "article": article}
    base = {
        "id": "0123456789ab",
        "url": f"{SITE}/entries/0123456789ab/x/",
        "language": "en",
        "statement": "S",
        "rating": {"key": "satire", "value": None, "label": "Satire"},
        "rationale": "",
        "published": "2024-07-10T10:00:00+00:00",
        "corrected": None,
        "corrections": [],
        "translation_of": None,
        "evidence": [],
        "claims": [claim | members.pop("claim", {})],
    }
    return base | members


def test_a_verdict_outside_the_scale_has_no_numbers():
    assert claim_review(document(), DESK)["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Satire",
        "name": "Satire",
    }


@pytest.mark.parametrize(
    ("claim", "kind", "name"),
    [
        ({}, "Organization", "The Courier"),
        ({"claimant": "Jane Doe", "claimant_is_person": True}, "Person", "Jane Doe"),
        ({"claimant": "NATO", "claimant_is_person": False}, "Organization", "NATO"),
        ({"claimant": "In an old revision"}, "Organization", "In an old revision"),
    ],
)
def test_claimants(claim, kind, name):
    node = claim_review(document(claim=claim), DESK)
    assert node["itemReviewed"]["author"] == {"@type": kind, "name": name}


@pytest.mark.parametrize(("type_of", "kind"), [("person", "Person"), ("org", "Organization")])
def test_a_claimant_is_a_person_where_that_is_known(reader, claim, make_published, type_of, kind):
    Entity.objects.create(type=type_of, key=claim.claimant, name=claim.claimant)
    make_published()
    [review] = lines_of(reader.get("/feeds/claimreview.ndjson"))
    assert review["itemReviewed"]["author"] == {"@type": kind, "name": "The mayor"}


def test_the_first_appearance_is_the_earliest_whatever_the_order():
    def stood(day: str | None, role: str = "appearance") -> dict[str, Any]:
        [claim] = document()["claims"]
        return claim | {"role": role, "article": claim["article"] | {"id": day or "none", "published": day}}

    claims = [stood("2024-07-12", "checked"), stood(None), stood("2024-07-10"), stood("2024-01-01", "evidence")]
    item = claim_review(document(claims=claims), DESK)["itemReviewed"]
    assert item["firstAppearance"]["datePublished"] == item["datePublished"] == "2024-07-10"
    assert [article.get("datePublished") for article in item["appearance"]] == ["2024-07-12", None]


def test_a_translation_names_its_original():
    node = claim_review(document(translation_of="zzzzzzzzzzzz"), DESK)
    assert node["translationOfWork"] == {"@id": f"{SITE}/entries/zzzzzzzzzzzz/#review"}


def test_the_data_feed_has_the_layout_that_others_parse(reader, make_published):
    entries = [make_published(statement=f"Statement {number}") for number in range(3)]
    answer = reader.get("/feeds/claimreview.json")
    feed = json.loads(text_of(answer))
    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    assert {element["@type"] for element in feed["dataFeedElement"]} == {"DataFeedItem"}
    assert [element["url"] for element in feed["dataFeedElement"]] == [
        f"{SITE}{entry.get_absolute_url()}" for entry in reversed(entries)
    ]
    reviews = [review for element in feed["dataFeedElement"] for review in element["item"]]
    assert [broken_rules(review) for review in reviews] == [[], [], []]
    assert feed["dateModified"] >= max(element["dateCreated"] for element in feed["dataFeedElement"])


def test_an_empty_data_feed_is_valid(reader, db):
    assert json.loads(text_of(reader.get("/feeds/claimreview.json")))["dataFeedElement"] == []
