"""The list of clusters, and one cluster as it is read."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Family
from claims.clusters.entries import cluster_entry_make
from claims.clusters.services import cluster_add
from claims.models import Claim, Cluster
from claims.review.services import claim_decide, link_decide, link_set


def page_of(client, cluster: Cluster, query: str = ""):
    return client.get(f"/desk/clusters/{cluster.public_id}/{query}")


def listed(client, query: str = "") -> list[Cluster]:
    return client.get(f"/desk/clusters/{query}").context["clusters"]


def words(page) -> str:
    inline = re.sub("</?(a|b|small|span)[^>]*>", "", page.content.decode())
    return " ".join(re.sub("<[^>]+>", " ", inline).split())


def test_the_list_counts_claims_independent_sources_and_suggestions(checker, claims, gathered, tie, alice):
    cluster = gathered("Courier", "Tageblatt", "Later")
    family = Family.objects.create()
    Article.objects.filter(claims__in=[claims["Courier"], claims["Tageblatt"]]).update(family=family)
    tie("Courier", "Ministry", "conflicts")
    tie("Le Jour", "Courier")
    tie("Le Jour", "Tageblatt", "related")
    tie("Courier", "Later")
    [row] = listed(checker)
    assert (row, row.suggestions) == (cluster, 2)
    text = words(checker.get("/desk/clusters/"))
    assert "3 claims" in text
    assert "2 independent sources (3 articles)" in text
    assert "2 new suggestions" in text


def test_a_judged_link_or_a_refused_claim_is_no_new_suggestion(checker, claims, gathered, tie, alice):
    gathered("Courier")
    link_decide(tie("Courier", "Ministry"), "confirm", by=alice)
    link_decide(tie("Courier", "Later"), "reject", by=alice)
    tie("Courier", "Le Jour")
    claim_decide(claims["Le Jour"], "reject", by=alice)
    [row] = listed(checker)
    assert row.suggestions == 0
    assert listed(checker, "?show=suggestions") == []


def test_filters_and_words(checker, claims, gathered, tie, alice):
    claim_decide(claims["Courier"], "accept", by=alice)
    done, open_one = gathered("Courier", title="Aid"), gathered("Later", "Le Jour", title="What comes")
    cluster_entry_make(done, by=alice)
    tie("Later", "Ministry")
    assert listed(checker) == [open_one, done]
    assert listed(checker, "?show=no-entry") == [open_one]
    assert listed(checker, "?show=suggestions") == [open_one]
    assert listed(checker, "?q=AID") == [open_one, done]
    assert listed(checker, "?q=millions+euros") == [open_one]
    assert listed(checker, "?q=nowhere") == []
    assert listed(checker, "?show=nonsense") == [open_one, done]


def test_pages_of_the_list(checker, claims, alice):
    for number in range(32):
        cluster_add(Cluster.objects.create(title=f"No {number}", created_by=alice), [claims["Courier"]], by=alice)
    first = checker.get("/desk/clusters/")
    second = checker.get(f"/desk/clusters/?after={first.context['after']}")
    assert [len(page.context["clusters"]) for page in (first, second)] == [30, 2]
    assert second.context["after"] == ""


def test_claims_stand_in_the_order_of_time_beside_the_oldest(checker, gathered):
    page = page_of(checker, gathered("Courier", "Later", "Ministry", "Tageblatt"))
    rows = page.context["members"]
    assert [row.claim.article.source.name for row in rows] == ["Ministry", "Tageblatt", "Courier", "Later"]
    assert [row.is_reference for row in rows] == [True, False, False, False]
    assert "≠differs: &gt; €250M" in words(page)
    assert "=equal: from Luxembourg" in words(page)


def test_another_claim_can_be_the_measure(checker, claims, gathered):
    page = page_of(checker, gathered("Courier", "Tageblatt", "Ministry"), f"?beside={claims['Courier'].public_id}")
    marks = {row.claim: [figure.marks.get("amount") for figure in row.figures] for row in page.context["members"]}
    assert marks == {claims["Ministry"]: ["differs"], claims["Tageblatt"]: ["equal"], claims["Courier"]: [None]}


def test_units_that_differ_are_not_compared(checker, claims, gathered):
    claims["Later"].figures.update(unit="person")
    rows = page_of(checker, gathered("Courier", "Later")).context["members"]
    assert [figure.marks for figure in rows[1].figures] == [{}]


def test_who_might_join_stands_with_reasons_and_can_be_judged_there(checker, claims, gathered, tie):
    cluster = gathered("Courier", "Tageblatt")
    link = tie("Tageblatt", "Later", "updates", forward=True)
    page = page_of(checker, cluster)
    assert "updates Tageblatt: €250M (Tageblatt), suggested, 93 same giver and unit" in words(page)
    back = f"/desk/clusters/{cluster.public_id}/"
    checker.post(f"/desk/links/{link.public_id}/reject/", {"seen": "suggested", "relation": "updates", "next": back})
    assert page_of(checker, cluster).context["candidates"] == []


def test_weaker_suggestions_stand_apart(checker, gathered, tie):
    cluster = gathered("Courier")
    tie("Courier", "Tageblatt")
    tie("Courier", "Later", score=0.7)
    text = words(page_of(checker, cluster))
    assert text.index("Tageblatt: €250M") < text.index("1 weaker suggestion") < text.index("Later: €300M")


def test_links_inside_stand_with_whose_word_they_are(checker, claims, gathered, tie, alice):
    tie("Courier", "Ministry", "conflicts")
    link_set(claims["Courier"], claims["Later"], "updates", by=alice)
    page = page_of(checker, gathered("Courier", "Ministry", "Later"))
    text = words(page)
    assert "2 links between its claims" in text
    assert "Ministry: €250.4M conflicts with Courier: €250M suggested 93 same giver and unit" in text
    assert "Courier: €250M is updated by Later: €300M confirmed alice" in text


def test_any_claim_is_found_by_its_words(checker, claims, gathered, tie):
    tie("Courier", "Le Jour")
    cluster = gathered("Courier")
    found = page_of(checker, cluster, "?q=million").context["found"]
    assert set(found) == {claims["Ministry"], claims["Later"], claims["Tageblatt"]}
    assert page_of(checker, cluster, "?q=nowhere").context["found"] == []


def test_clusters_to_merge_with_are_found(checker, gathered):
    cluster, other = gathered("Courier"), gathered("Later", title="What comes")
    page = page_of(checker, cluster, "?with=comes")
    assert page.context["others"] == [other]
    assert page_of(checker, cluster, "?with=aid").context["others"] == [other]
    assert page_of(checker, cluster, "?with=nowhere").context["others"] == []


def test_titles_are_text_and_nothing_else(checker, claims, gathered):
    cluster = gathered("Courier", title="<script>alert(1)</script>")
    for address in (
        "/desk/clusters/",
        f"/desk/clusters/{cluster.public_id}/",
        f"/desk/claims/{claims['Courier'].public_id}/",
    ):
        page = checker.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as done:
        assert client.get(address).status_code == 200
    return len(done)


@pytest.fixture
def more(claims, alice):
    """Ten more claims like that of the Courier."""
    courier = claims["Courier"]
    given = {"article": courier.article, "quote": courier.quote, "language": "en"}
    return [Claim.objects.create(label=f"More {number}", **given) for number in range(10)]


def test_pages_cost_the_same_number_of_queries_whatever_is_in_them(*, checker, claims, gathered, tie, more, alice):
    cluster = gathered("Courier", "Tageblatt")
    tie("Courier", "Le Jour")
    link_set(claims["Courier"], claims["Tageblatt"], "same", by=alice)
    link_set(claims["Tageblatt"], claims["Later"], "same", by=alice)
    addresses = ["/desk/clusters/", f"/desk/clusters/{cluster.public_id}/?q=million&with=comes"]
    addresses.append(f"/desk/claims/{claims['Courier'].public_id}/")
    gathered("Ministry", title="What comes")
    few = [queries(checker, address) for address in addresses]
    cluster_add(cluster, more[:5], by=alice)
    for claim in more:
        link_set(claims["Courier"], claim, "same", by=alice)
        gathered_again = Cluster.objects.create(title="What comes", created_by=alice)
        cluster_add(gathered_again, [claim, claims["Le Jour"]], by=alice)
    many = [queries(checker, address) for address in addresses]
    assert many == few
    assert few[0] <= 8
    assert few[1] <= 34
