"""What a key of the scope “desk” reads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.feeds import feed_add
from articles.models import Article, Family
from articles.services import articles_submit
from articles.submission import Submission
from claims.clusters.services import cluster_create, cluster_remove
from claims.models import Anchor, Claim, ClaimLink
from claims.review.services import claim_decide, link_set
from tests.api.conftest import SENTENCE

pytestmark = pytest.mark.django_db


def ids(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def test_a_claim_with_its_figure_entities_and_anchors(desk, make_claim):
    claim = make_claim()
    body = desk.get(f"/api/v1/claims/{claim.public_id}/").json()
    [figure] = body["figures"]
    assert (figure["low"], figure["high"], figure["unit"], figure["giver"]) == (250_000_000, None, "EUR", "LU")
    assert (figure["start"], figure["words"]["giver"], figure["words"]["period"]) == (24, "Luxembourg", None)
    assert [entity["key"] for entity in body["entities"]] == ["LU", "UA"]
    assert (body["state"], body["origin"], body["decided_by"]) == ("accepted", "person", "alice")
    [anchor] = body["anchors"]
    assert anchor["selector"][0]["exact"] == body["quote"] == SENTENCE
    assert anchor["selector"][1] == {"type": "TextPositionSelector", "start": 0, "end": len(SENTENCE)}
    assert [event["action"] for event in body["events"]] == ["accept"]
    assert (body["events"][0]["by"], body["events"][0]["why"]) == ("alice", "made by hand")


def test_a_claim_shows_every_place_where_it_stood(desk, make_claim):
    claim = make_claim(external_id="a-1")
    articles_submit([Submission(text="Nothing of it is left here.", external_id="a-1")])
    new = claim.article.texts.get(number=2)
    Anchor.objects.filter(claim=claim).update(current=False)
    Anchor.objects.create(claim=claim, text=new, state="gone")
    body = desk.get(f"/api/v1/claims/{claim.public_id}/").json()
    assert [(anchor["text"], anchor["state"], anchor["current"]) for anchor in body["anchors"]] == [
        (1, "exact", False),
        (2, "gone", True),
    ]
    assert body["anchors"][1]["selector"] == []
    assert body["anchor"]["state"] == "gone"


def test_directed_links_run_from_a_to_b(desk, make_claim, alice):
    older, newer = make_claim(), make_claim()
    link_set(newer, older, "updates", by=alice)
    [link] = desk.get(f"/api/v1/links/?claim={older.public_id}").json()["results"]
    assert (link["a"]["id"], link["b"]["id"]) == (newer.public_id, older.public_id)
    assert (link["relation"], link["state"], link["decided_by"]) == ("updates", "confirmed", "alice")
    assert desk.get(f"/api/v1/claims/{newer.public_id}/").json()["links"] == [link]


def test_an_article_names_its_family_and_the_origin(desk, make_article):
    origin, copy, alone = make_article(), make_article(), make_article()
    family = Family.objects.create(origin=origin)
    Article.objects.filter(pk__in=[origin.pk, copy.pk]).update(family=family)
    named = {"id": family.public_id, "origin": origin.public_id}
    assert desk.get(f"/api/v1/articles/{copy.public_id}/").json()["family"] == named
    assert desk.get(f"/api/v1/articles/{alone.public_id}/").json()["family"] is None
    assert [row["family"] for row in desk.get("/api/v1/articles/").json()["results"]] == [None, named, named]


def test_clusters_with_their_claims_and_independent_sources(desk, make_claim, alice):
    claims = [make_claim(), make_claim(), make_claim()]
    Article.objects.filter(claims__in=claims[:2]).update(family=Family.objects.create())
    cluster = cluster_create(claims, title="Aid", by=alice).cluster
    cluster_remove(cluster_create([make_claim()], title="Empty", by=alice).cluster, Claim.objects.all(), by=alice)
    [found] = desk.get("/api/v1/clusters/").json()["results"]
    assert (found["id"], found["title"], found["entry"]) == (cluster.public_id, "Aid", None)
    assert set(found["claims"]) == {claim.public_id for claim in claims}
    assert (found["independent_sources"], found["articles"]) == (2, 3)
    assert ids(desk.get(f"/api/v1/clusters/?claim={claims[0].public_id}")) == [cluster.public_id]
    assert ids(desk.get("/api/v1/clusters/?claim=0j8k2m4n6p7q")) == []


LISTS = ("articles", "claims", "links", "clusters", "sources", "entities", "feeds")


@pytest.fixture
def two_of_each(make_claim, alice) -> None:
    claims = [make_claim(), make_claim(source="The Herald"), make_claim()]
    for other in claims[1:]:
        link_set(claims[0], other, "related", by=alice)
        cluster_create([other], title="Aid", by=alice)
    for name in ("news", "sport"):
        feed_add(f"https://{name}.example/feed.xml")


def test_every_list_is_read_from_either_end(desk, two_of_each):
    for name in LISTS:
        newest = ids(desk.get(f"/api/v1/{name}/"))
        oldest = desk.get(f"/api/v1/{name}/?order=oldest&limit=1").json()
        following = desk.get(oldest["next"]).json()
        assert len(newest) > 1
        assert [row["id"] for page in (oldest, following) for row in page["results"]] == newest[:-3:-1]
        assert ids(desk.get(f"/api/v1/{name}/?order=oldest")) == newest[::-1]


def test_every_list_has_only_the_members_that_were_asked_for(desk, two_of_each):
    for name in LISTS:
        whole = desk.get(f"/api/v1/{name}/").json()["results"]
        member = sorted(whole[0].keys() - {"id"})[0]
        rows = desk.get(f"/api/v1/{name}/?fields={member},id").json()["results"]
        assert rows == [{"id": row["id"], member: row[member]} for row in whole]
        answer = desk.get(f"/api/v1/{name}/?fields=id,secret")
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "fields")


def test_what_is_at_the_desk_is_not_read_by_its_last_correction(desk, two_of_each):
    answer = desk.get("/api/v1/claims/?order=changed")
    assert (answer.status_code, answer.json()["detail"]) == (400, "order: must be one of newest, oldest")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("state=confirmed", 1),
        ("state=rejected", 0),
        ("relation=same", 1),
        ("relation=related&state=suggested", 1),
        ("claim=0j8k2m4n6p7q", 0),
    ],
)
def test_links_by(desk, make_claim, alice, query, count):
    first, second, third = make_claim(), make_claim(), make_claim()
    link_set(first, second, "same", by=alice)
    ClaimLink.objects.create(a=first, b=third, relation="related", score=0.5)
    assert len(ids(desk.get(f"/api/v1/links/?{query}"))) == count


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["second", "first"]),
        ("state=suggested", ["second"]),
        ("state=accepted", ["first"]),
        ("article={article}", ["second"]),
        ("q=MILITARY ministry", ["second", "first"]),
        ("q=military nothing", []),
        ("entity=UA", ["second", "first"]),
        ("entity=DE", []),
        ("language=de", ["second"]),
        ("entity=UA&state=accepted&language=en", ["first"]),
    ],
)
def test_claims_by(desk, make_claim, alice, query, found):
    first, second = make_claim(), make_claim(language="de")
    claim_decide(second, "undo", by=alice)
    names = {first.public_id: "first", second.public_id: "second"}
    answer = desk.get(f"/api/v1/claims/?{query.format(article=second.article.public_id)}")
    assert [names[claim] for claim in ids(answer)] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["second", "first"]),
        ("state=stored", ["second", "first"]),
        ("state=failed", []),
        ("language=de", ["second"]),
        ("source={source}", ["second"]),
    ],
)
def test_articles_by(desk, make_article, query, found):
    first, second = make_article(), make_article(source="Der Bote", language="de")
    names = {first.public_id: "first", second.public_id: "second"}
    answer = desk.get(f"/api/v1/articles/?{query.format(source=second.source.public_id)}")
    assert [names[article] for article in ids(answer)] == found


def test_an_article_comes_with_its_current_text(desk, make_article):
    article = make_article("The first text of it.", external_id="a-1")
    articles_submit([Submission(text="The second text of it.", external_id="a-1")])
    body = desk.get(f"/api/v1/articles/{article.public_id}/").json()
    assert (body["text"]["number"], body["text"]["text"]) == (2, "The second text of it.")
    assert (body["external_id"], body["state"], body["failure"]) == ("a-1", "stored", None)


@pytest.mark.parametrize("path", ["articles", "claims"])
def test_pages_hold_every_row_once(desk, make_claim, path):
    for _ in range(5):
        make_claim()
    seen, url = [], f"/api/v1/{path}/?limit=2"
    while url:
        answer = desk.get(url)
        seen += ids(answer)
        url = answer.json()["next"]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "path", ["articles/", "claims/", "links/", "sources/", "feeds/", "entries/", "claims/{claim}/"]
)
def test_a_page_costs_the_same_whatever_is_on_it(desk, make_entry, alice, path):
    def queries(url: str) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(url).status_code == 200
        return [query["sql"] for query in captured]

    first, second = make_entry().claims.get(), make_entry().claims.get()
    link_set(first, second, "same", by=alice)
    url = f"/api/v1/{path}".format(claim=first.public_id)
    few = queries(url)
    for other in [make_entry().claims.get() for _ in range(4)]:
        link_set(first, other, "same", by=alice)
    assert len(queries(url)) == len(few)
    assert len(few) <= 12


def test_no_database_key_leaves_the_house(desk, make_entry, make_claim, alice):
    entry = make_entry()
    claim = entry.claims.get()
    link_set(claim, make_claim(), "same", by=alice)
    paths = [
        "articles/",
        "claims/",
        "links/",
        "sources/",
        f"claims/{claim.public_id}/",
        f"articles/{claim.article.public_id}/",
    ]
    bodies = [desk.get(f"/api/v1/{path}").content.decode() for path in paths]
    assert not [
        word
        for word in ('"pk"', '_id"', '"giver_id"', "password")
        for body in bodies
        if word in body.replace("external_id", "")
    ]
