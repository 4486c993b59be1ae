"""From the page of a claim to a cluster."""

import re

import pytest

from claims.models import Claim, ClaimLink, Cluster
from claims.review.services import claim_decide, link_decide, link_set
from tests.clusters.desk import ids


def claim_page(client, claim: Claim):
    return client.get(f"/desk/claims/{claim.public_id}/")


def proposal(client, claim: Claim):
    return claim_page(client, claim).context["proposal"]


def gather(client, claims, *names: str, **values):
    return client.post("/desk/clusters/gather/", {"claim": ids(claims, *names)} | values, follow=True)


def test_linked_claims_are_proposed_in_the_order_of_time_with_what_ties_them(checker, claims, tie, alice):
    tie("Courier", "Later", "updates", forward=True)
    tie("Courier", "Ministry", "conflicts")
    link_set(claims["Courier"], claims["Tageblatt"], "same", by=alice)
    tie("Courier", "Le Jour", "related")
    page = claim_page(checker, claims["Courier"])
    assert [row.claim for row in page.context["proposal"].candidates] == [
        claims[n] for n in ("Ministry", "Tageblatt", "Later")
    ]
    text = " ".join(page.content.decode().split())
    assert "states the same as this claim, confirmed by alice" in text
    assert "conflicts with this claim, suggested, 93" in text
    assert "updates this claim, suggested, 93" in text


def test_a_second_step_over_peoples_words_is_offered_unticked(checker, claims, alice):
    link_set(claims["Courier"], claims["Tageblatt"], "same", by=alice)
    link_set(claims["Tageblatt"], claims["Le Jour"], "same", by=alice)
    rows = proposal(checker, claims["Courier"]).candidates
    assert [(row.claim, row.direct) for row in rows] == [(claims["Tageblatt"], True), (claims["Le Jour"], False)]


def test_a_refused_pair_and_a_refused_claim_are_not_proposed(checker, claims, tie, alice):
    link_decide(tie("Courier", "Tageblatt"), "reject", by=alice)
    tie("Courier", "Later")
    claim_decide(claims["Later"], "reject", by=alice)
    assert proposal(checker, claims["Courier"]).candidates == []


def test_a_link_that_was_made_by_hand_and_taken_back_is_nobodys_word(checker, claims, alice):
    link = link_set(claims["Courier"], claims["Tageblatt"], "same", by=alice)
    link_decide(link, "undo", by=alice)
    assert proposal(checker, claims["Courier"]).candidates == []


def test_the_title_is_that_of_the_surest_claim_that_people_tied(checker, claims, tie, alice):
    link = tie("Courier", "Tageblatt")
    Claim.objects.filter(pk=claims["Tageblatt"].pk).update(edited=True, label="By a person")
    assert proposal(checker, claims["Courier"]).title == claims["Courier"].label
    link_decide(link, "confirm", by=alice)
    assert proposal(checker, claims["Courier"]).title == "By a person"


def test_weak_suggestions_are_offered_unticked(checker, claims, tie, alice):
    tie("Courier", "Tageblatt", score=0.8)
    tie("Courier", "Later", score=0.79)
    link_decide(tie("Courier", "Le Jour", score=0.6), "confirm", by=alice)
    page = claim_page(checker, claims["Courier"]).content.decode()
    ticked = re.findall(r'name="claim" value="(\w+)" id="gather-\w+" checked', page)
    assert ticked == ids(claims, "Tageblatt", "Le Jour")
    assert f'value="{claims["Later"].public_id}" id=' in page


def test_of_a_claim_of_two_figures_one_fact_is_ticked(checker, claims, tie):
    """The claim by the Courier has two figures: two papers tell the one, one paper only the other."""
    for paper, figure in (("Tageblatt", "€250 million"), ("Le Jour", "€250 million"), ("Later", "€80 million")):
        link = tie("Courier", paper)
        sides = {"a": figure, "b": "…"} if link.a == claims["Courier"] else {"a": "…", "b": figure}
        ClaimLink.objects.filter(pk=link.pk).update(reasons=[{"code": "equal"} | sides])
    page = claim_page(checker, claims["Courier"]).content.decode()
    ticked = re.findall(r'name="claim" value="(\w+)" id="gather-\w+" checked', page)
    assert ticked == ids(claims, "Tageblatt", "Le Jour")
    assert f'value="{claims["Later"].public_id}" id=' in page


def test_what_was_ticked_becomes_a_cluster(checker, claims, inside):
    page = gather(checker, claims, "Courier", "Tageblatt", title="  Luxembourg's aid ")
    cluster = Cluster.objects.get()
    assert (cluster.title, cluster.created_by.username) == ("Luxembourg's aid", "alice")
    assert inside(cluster) == ["Courier", "Tageblatt"]
    assert page.redirect_chain[-1][0] == f"/desk/clusters/{cluster.public_id}/"
    assert "2 claims gathered." in page.content.decode()
    assert set(cluster.members.values_list("added_by__username", flat=True)) == {"alice"}


def test_without_a_title_the_best_label_is_taken(checker, claims):
    Claim.objects.filter(pk=claims["Courier"].pk).update(edited=True)
    gather(checker, claims, "Courier", "Tageblatt")
    assert Cluster.objects.get().title == claims["Courier"].label


def test_pressing_twice_gathers_once(checker, editor, claims):
    gather(checker, claims, "Courier", "Tageblatt", title="One")
    again = gather(editor, claims, "Tageblatt", "Courier", title="Two")
    assert Cluster.objects.get().title == "One"
    assert "a cluster already" in again.content.decode()


def test_a_new_claim_joins_the_cluster_of_those_it_is_tied_to(checker, claims, tie, gathered, inside):
    cluster = gathered("Courier", "Tageblatt")
    tie("Tageblatt", "Le Jour")
    offered = proposal(checker, claims["Le Jour"])
    assert (offered.clusters, offered.into) == ([], [cluster])
    page = gather(checker, claims, "Le Jour", "Tageblatt", into=cluster.public_id)
    assert inside(cluster) == ["Courier", "Le Jour", "Tageblatt"]
    assert "1 claim added. 1 was there already." in page.content.decode()
    assert proposal(checker, claims["Le Jour"]).clusters == [cluster]


def test_a_claim_may_be_in_two_clusters(checker, claims, gathered):
    both = {gathered("Courier", "Tageblatt"), gathered("Courier", "Later", title="What comes")}
    assert set(proposal(checker, claims["Courier"]).clusters) == both


def test_a_claim_that_is_gathered_is_not_proposed_again(checker, claims, tie, gathered):
    tie("Courier", "Tageblatt")
    gathered("Courier", "Tageblatt")
    offered = proposal(checker, claims["Courier"])
    assert offered.candidates == []


@pytest.mark.parametrize("action", ["reject", "withdraw"])
def test_a_refused_claim_does_not_join(action, checker, claims, alice):
    claim_decide(claims["Later"], action, by=alice)
    page = gather(checker, claims, "Courier", "Later")
    assert "The claim “Later: €300M” is" in page.content.decode()
    assert not Cluster.objects.exists()


def test_nothing_ticked_gathers_nothing(checker, claims):
    assert "Tick at least one claim" in gather(checker, claims).content.decode()
    assert not Cluster.objects.exists()


def test_a_title_that_is_too_long_is_refused(checker, claims):
    assert "too long" in gather(checker, claims, "Courier", title="x" * 301).content.decode()
    assert not Cluster.objects.exists()


def test_an_unknown_claim_is_not_found(checker, claims):
    assert checker.post("/desk/clusters/gather/", {"claim": ["zzzzzzzzzzzz"]}).status_code == 404
