"""«3 independent sources (7 articles)»: wherever several articles stand for one matter."""

import json
import re

import pytest

from articles.models import Article
from claims.independence.counts import SourceCount
from claims.models import Claim, Entry, Rating
from claims.models.link import Relation
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_claim_add, entry_create, entry_move, entry_publish
from claims.review.services import claim_decide, link_set
from factbase.access.models import User
from tests.independence import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(take_in) -> list[Article]:
    """A wire report, its copy, and a report of somebody else's own."""
    return [
        take_in(stories.WIRE, source="Wire", title="Glass works close"),
        take_in(stories.EDITED, source="Gazette", title="Halden shuts factory"),
        take_in(stories.OWN_ENGLISH, source="Own", title="Carnations at the gate"),
    ]


def accepted(article: Article, alice, words: str = "640") -> Claim:
    claim = Claim.objects.filter(article=article, quote__contains=words)[0]
    claim_decide(claim, "accept", by=alice)
    return claim


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.decode()))


def test_a_family_counts_once(three):
    articles = list(Article.objects.select_related("family"))
    count = SourceCount.of([*articles, articles[0]])
    assert (count.sources, count.articles) == (2, 3)
    assert [(share.family, share.articles) for share in count.families] == [(three[1].family, 2)]
    assert SourceCount.of([]) == SourceCount(0, 0)
    assert SourceCount.of(articles[:1]) == SourceCount(1, 1)


def test_the_page_of_a_claim_counts_who_says_the_same(three, alice, checker):
    claims = [accepted(article, alice) for article in three]
    for other in claims[1:]:
        link_set(claims[0], other, Relation.SAME, by=alice)
    page = checker.get(f"/desk/claims/{claims[0].public_id}/").content
    assert "Say the same: 2 independent sources (3 articles) 2 of one origin" in words(page)
    assert three[1].family.get_absolute_url() in page.decode()


def test_articles_say_who_carried_them(three, checker):
    page = checker.get("/desk/articles/").content
    assert words(page).count("carried by 2 sites") == 2
    assert "carried by 2 sites, origin: Wire" in words(page)
    page = checker.get(f"/desk/articles/{three[1].public_id}/").content
    assert "carried by 2 sites, origin: Wire" in words(page)
    assert three[1].family.get_absolute_url() in page.decode()


def test_the_list_of_articles_takes_as_many_queries_for_many_families(
    three, take_in, checker, django_assert_num_queries
):
    with django_assert_num_queries(7) as few:
        checker.get("/desk/articles/")
    for name in ("X", "Y", "Z"):
        take_in(stories.SAME_AGENCY, source=name)
        take_in(stories.MONDAY_MARKET, source=name)
    with django_assert_num_queries(len(few)):
        checker.get("/desk/articles/")


def test_published_entries_count_independent_sources(three, alice, bob, editor, client):
    claims = [accepted(article, alice) for article in three]
    entry = draft(claims[:1], alice)
    for claim in claims[1:]:
        entry_claim_add(entry, claim, by=alice)
    page = words(editor.get(f"/desk/entries/{entry.public_id}/").content)
    assert "2 independent sources (3 articles) 2 of one origin" in page
    publish(entry, alice, bob)
    document = client.get(f"/api/v1/entries/{entry.public_id}/").json()
    assert (document["independent_sources"], document["articles"]) == (2, 3)
    page = client.get(entry.get_absolute_url()).content
    assert "2 independent sources (3 articles)" in words(page)
    assert "/desk/families/" not in page.decode()
    assert "2 independent sources (3 articles)" in words(client.get("/").content)


def draft(claims: list[Claim], alice: User) -> Entry:
    values = {"language": "en", "statement": "Varnheim loses 640 jobs", "rationale": "The owner says so."}
    entry = entry_create(claims=claims, by=alice, rating=Rating.objects.get(key="mostly-true"), **values)
    evidence_set(entry, [{"title": "A letter", "url": "https://halden.example/letter"}], by=alice)
    return entry


def publish(entry: Entry, alice: User, bob: User) -> None:
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_publish(entry, by=bob)


def test_revisions_of_before_still_read(three, alice, bob, client):
    claim = accepted(three[2], alice)
    entry = draft([claim], alice)
    publish(entry, alice, bob)
    revision = entry.revisions.get()
    document = json.loads(revision.document)
    assert document["articles"] == 1
    assert "1 source" in words(client.get(entry.get_absolute_url()).content)
