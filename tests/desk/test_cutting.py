"""Two claims of one, and one of two."""

import pytest

from articles.models import Article
from claims.extracting import article_extract
from claims.models import Anchor, Claim, ClaimLink
from claims.review.services import claim_decide, link_set
from factbase.history.services import state_move
from tests.review.conftest import BRIDGE, FIRMS, SHARE, TEXT

SURFACE = "mehr als 12 Millionen Euro"


def span(claim: Claim) -> str:
    anchor = Anchor.objects.get(claim=claim, current=True)
    return TEXT[anchor.start : anchor.end]


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_a_claim_is_split_at_a_word_and_each_part_takes_its_figures(post, bridge):
    post(bridge, "split", at=BRIDGE.index("mehr"))
    first, second = Claim.objects.order_by("pk")
    assert (first.quote, second.quote) == ("Die Brücke kostet", BRIDGE[BRIDGE.index("mehr") :])
    assert [span(claim) for claim in (first, second)] == [first.quote, second.quote]
    figure = second.figures.get()
    assert (second.quote[figure.start : figure.end], first.figures.count()) == (SURFACE, 0)
    assert (second.state, second.claimant, second.edited) == ("suggested", "City", True)


def test_a_claim_is_split_by_the_words_of_both(post, bridge):
    post(bridge, "split", first="Die Brücke kostet mehr als 12 Millionen Euro,", second="sagt die Stadt.")
    first, second = Claim.objects.order_by("pk")
    assert (first.quote[-5:], second.quote) == ("Euro,", "sagt die Stadt.")


def test_the_second_part_of_an_accepted_claim_is_accepted(post, bridge, bob):
    claim_decide(bridge, "accept", by=bob)
    post(bridge, "split", at=BRIDGE.index("sagt"))
    assert [claim.state for claim in Claim.objects.all()] == ["accepted", "accepted"]


def test_a_split_is_undone_and_done_again(post, bridge):
    post(bridge, "split", at=BRIDGE.index("sagt"))
    made = Claim.objects.exclude(pk=bridge.pk).get()
    post(None, "undo")
    assert (now(bridge).quote, span(bridge), now(made).state) == (BRIDGE, BRIDGE, "withdrawn")
    assert bridge.figures.get().surface == SURFACE
    post(None, "redo")
    assert (now(bridge).quote, now(made).state) == (BRIDGE[: BRIDGE.index(" sagt")], "suggested")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({}, "Say where the second claim begins"),
        ({"at": "0"}, "at"),
        ({"at": "10000"}, "One part would be empty"),
        ({"first": "Die Brücke", "second": "Der Tunnel"}, "does not stand in the article"),
        ({"first": "Die Brücke kostet", "second": "kostet mehr"}, "may not overlap"),
    ],
)
def test_a_split_that_makes_no_sense_changes_nothing(typed, refusal, post, bridge):
    assert refusal in post(bridge, "split", **typed)
    assert now(bridge).quote == BRIDGE
    assert Claim.objects.count() == 1


def test_two_claims_are_merged_with_figures_and_links(post, bridge, share, firms, bob):
    link = link_set(firms, share, "supports", by=bob)
    post(share, "merge", other=bridge.public_id)
    merged = now(share)
    assert merged.quote == span(share) == f"{BRIDGE} {SHARE}"
    figure = merged.figures.get()
    assert merged.quote[figure.start : figure.end] == SURFACE
    assert (now(bridge).state, ClaimLink.objects.get().pk) == ("withdrawn", link.pk)


def test_links_of_the_claim_that_went_are_carried_over_in_their_direction(post, bridge, share, firms, bob):
    link = link_set(share, firms, "supports", by=bob)
    post(firms, "merge", other=bridge.public_id)
    assert link_ends(link) == (share, firms, "confirmed")
    post(None, "undo")
    post(bridge, "merge", other=share.public_id)
    assert link_ends(link) == (bridge, firms, "confirmed")
    post(None, "undo")
    assert link_ends(link) == (share, firms, "confirmed")
    assert (now(bridge).quote, now(share).state) == (BRIDGE, "suggested")
    post(None, "redo")
    assert (link_ends(link), now(share).state) == ((bridge, firms, "confirmed"), "withdrawn")


def link_ends(link: ClaimLink) -> tuple[Claim, Claim, str]:
    """From and to, as the relation runs."""
    link = ClaimLink.objects.get(pk=link.pk)
    ends = (link.a, link.b) if link.forward else (link.b, link.a)
    return (*ends, link.state)


def test_what_stands_in_an_entry_is_not_merged_away(checker, post, bridge, share, bob):
    claim_decide(bridge, "accept", by=bob)
    checker.post("/desk/entries/new/", {"claim": bridge.public_id})
    assert "It stands in the entry" in post(share, "merge", other=bridge.public_id)
    assert now(share).quote == SHARE


def test_a_claim_is_merged_with_no_other_article_and_not_with_itself(post, bridge, suggest):
    assert "in one article" in post(bridge, "merge", other=bridge.public_id)
    assert now(bridge).quote == BRIDGE


def test_the_page_offers_the_claims_around_it(checker, bridge, share, firms):
    page = checker.get(f"/desk/claims/{share.public_id}/")
    assert page.context["beside"] == [bridge, firms]
    assert FIRMS in page.content.decode()


def test_extraction_does_not_bring_back_what_was_cut(post, article):
    assert article_extract(article)
    found = Claim.objects.get(quote__startswith="Die Brücke")
    post(found, "split", at=found.quote.index("Millionen"))
    before = set(Claim.objects.values_list("quote", "state"))
    state_move(Article.objects.get(pk=article.pk), "renew")
    assert article_extract(Article.objects.get(pk=article.pk))
    assert set(Claim.objects.values_list("quote", "state")) == before
