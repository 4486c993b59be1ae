"""An article with its claims in the text."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.services import article_fail, article_request, article_text_add, articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim
from claims.review.services import claim_decide
from factbase.workflow import ClaimState
from tests.review.conftest import BRIDGE, FIRMS, SHARE, TEXT


def text_of(page: str) -> str:
    """The article's text as a reader selects it: the markup of the page taken away."""
    inside = re.search(r'<div class="article-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert inside
    return unescape(re.sub(r"<[^>]+>", "", inside[1]))


def marked(page: str) -> list[tuple[str, str]]:
    found = re.findall(r'<a class="claim-mark claim-mark-(\w+)[^>]*>(.*?)</a>', page, re.DOTALL)
    return [(state, unescape(words)) for state, words in found]


def test_claims_are_marked_where_they_stand_and_the_text_stays_to_the_letter(checker, article, suggest, alice):
    claim_decide(suggest(article, SHARE), "accept", by=alice)
    suggest(article, BRIDGE)
    suggest(article, FIRMS, state=ClaimState.WITHDRAWN)
    page = checker.get(f"/desk/articles/{article.public_id}/").content.decode()
    assert text_of(page) == TEXT
    assert marked(page) == [("suggested", BRIDGE), ("accepted", SHARE)]


def test_overlapping_claims_are_both_reachable(checker, article, suggest):
    suggest(article, BRIDGE + " " + SHARE, label="both")
    suggest(article, SHARE, label="inner")
    page = checker.get(f"/desk/articles/{article.public_id}/").content.decode()
    assert marked(page) == [("suggested", BRIDGE + " "), ("suggested", SHARE)]
    assert "claim-mark-several" in page


def test_a_text_that_is_markup_is_shown_as_text(checker, article):
    nasty = "<script>alert(1)</script> sagt <b>drei</b> & vier </div> Wörter"
    (outcome,) = articles_submit([Submission(text=nasty, title="<i>x</i>", source="Bote")])
    page = checker.get(f"/desk/articles/{outcome.public_id}/").content.decode()
    assert text_of(page) == nasty
    assert "<script>alert" not in page
    assert "<i>x</i>" not in page


def test_the_page_costs_the_same_number_of_queries_whatever_the_claims(checker, article, suggest, bridge):
    address = f"/desk/articles/{article.public_id}/"
    checker.get(address)
    with CaptureQueriesContext(connection) as few:
        checker.get(address)
    more = [suggest(article, FIRMS, label=f"firms {number}") for number in range(20)]
    with CaptureQueriesContext(connection) as many:
        checker.get(address)
    assert len(more) == 20
    assert len(many) == len(few) <= 20


def test_a_failed_article_says_why_and_can_be_tried_again(checker, article):
    article_fail(article, "a worker died")
    address = f"/desk/articles/{article.public_id}/"
    assert "a worker died" in checker.get(address).content.decode()
    assert checker.post(f"{address}retry/").status_code == 302
    article.refresh_from_db()
    assert article.state == "stored"
    again = checker.post(f"{address}retry/", follow=True).content.decode()
    assert "not possible" in again


def test_a_requested_article_says_that_it_is_being_fetched(checker, db):
    outcome = article_request("https://bote.example/neu")
    page = checker.get(f"/desk/articles/{outcome.public_id}/").content.decode()
    assert "A worker is about to fetch the page" in page


def test_versions_are_listed_and_can_be_read(checker, article, suggest):
    suggest(article, BRIDGE)
    article_text_add(article, "Ganz neuer Text ohne jede Brücke darin.")
    page = checker.get(f"/desk/articles/{article.public_id}/").content.decode()
    assert "Text 1" in page
    old = checker.get(f"/desk/articles/{article.public_id}/texts/1/").content.decode()
    assert (text_of(old), marked(old)) == (TEXT, [("suggested", BRIDGE)])
    assert checker.get(f"/desk/articles/{article.public_id}/texts/9/").status_code == 404


def test_copies_in_other_sources_are_listed(checker, article):
    articles_submit([Submission(text=TEXT, source="Abschreiber")])
    assert "Abschreiber" in checker.get(f"/desk/articles/{article.public_id}/").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"quote": SHARE},
        {"quote": SHARE.replace(" ", "\r\n", 1)},
        {"quote": f"  {SHARE} "},
        {"quote": SHARE, "start": TEXT.index(SHARE), "end": TEXT.index(SHARE) + len(SHARE)},
        {"quote": f" {SHARE}", "start": TEXT.index(SHARE) - 1},
        {"quote": SHARE, "start": 3, "end": 9},
    ],
)
def test_selected_or_pasted_words_become_a_claim(typed, checker, article):
    answer = checker.post(f"/desk/articles/{article.public_id}/claims/new/", typed | {"label": "the share"})
    claim = Claim.objects.get()
    assert answer["Location"] == f"/desk/claims/{claim.public_id}/edit/"
    assert (claim.quote, claim.label, claim.state) == (SHARE, "the share", "accepted")
    assert claim.anchors.get().start == TEXT.index(SHARE)


def test_of_two_places_the_selected_one_counts(checker, article):
    second = TEXT.rindex("Millionen Euro")
    checker.post(f"/desk/articles/{article.public_id}/claims/new/", {"quote": "Millionen Euro", "start": second})
    assert Anchor.objects.get().start == second


@pytest.mark.parametrize("quote", ["", "   ", "Das steht hier nicht.", "die brücke kostet", "\x00", "💥"])
def test_words_that_do_not_stand_there_come_back_with_what_was_typed(quote, checker, article):
    answer = checker.post(f"/desk/articles/{article.public_id}/claims/new/", {"quote": quote, "label": "mine"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["quote"]
    assert 'value="mine"' in answer.content.decode()
    assert not Claim.objects.exists()


def test_a_claim_on_the_same_words_is_shown_instead(checker, article, suggest):
    claim = suggest(article, BRIDGE)
    answer = checker.post(f"/desk/articles/{article.public_id}/claims/new/", {"quote": BRIDGE})
    assert answer["Location"] == f"/desk/claims/{claim.public_id}/"
    assert Claim.objects.count() == 1


def test_an_article_without_a_text_has_nothing_to_claim(checker, db):
    outcome = article_request("https://bote.example/neu")
    assert checker.post(f"/desk/articles/{outcome.public_id}/claims/new/", {"quote": "x"}).status_code == 404


def test_accepted_claims_go_into_an_entry_together(checker, article, suggest, alice):
    claims = [suggest(article, BRIDGE), suggest(article, SHARE)]
    [claim_decide(claim, "accept", by=alice) for claim in claims]
    page = checker.get(f"/desk/articles/{article.public_id}/").content.decode()
    name = re.search(r'type="checkbox" name="(\w+)"', page)[1]
    checker.post("/desk/entries/new/", {name: [claim.public_id for claim in claims]})
    assert Claim.objects.filter(entries__isnull=False).count() == 2
    assert Article.objects.count() == 1
