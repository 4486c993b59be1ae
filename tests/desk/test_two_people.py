"""The tool of one person among several: first words and undo, markers of re-opened claims, leases."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from claims.models import Act, Bulk, Claim, Opinion
from claims.reopening import claim_changed
from claims.review.services import claim_decide
from factbase.access.models import User
from factbase.leases.models import Lease
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch
from tests.browsing import notice


@pytest.fixture
def two_decide(carol) -> None:
    policy_switch(Policy.Name.SECOND_DECISION, active=True, by=carol)


def said(claim: Claim) -> list[tuple[str, str, str]]:
    return list(Opinion.objects.filter(claim=claim, open=True).values_list("by__username", "verdict", "why"))


def accept_all(client: Client, claims: list[Claim]) -> str:
    """The page of the queue after a bulk."""
    sent = {"claim": [claim.public_id for claim in claims], "verb": "accept", "next": "/desk/queue/"}
    return client.post("/desk/queue/bulk/", sent, follow=True).content.decode()


@pytest.mark.usefixtures("two_decide")
def test_the_first_word_is_taken_back_and_given_again(post, bridge):
    post(bridge, "reject", seen="suggested", why="an opinion")
    assert "Undone: rejected" in post(None, "undo")
    assert said(bridge) == []
    assert "Done again: rejected" in post(None, "redo")
    assert said(bridge) == [("alice", "reject", "an opinion")]


@pytest.mark.usefixtures("two_decide")
@pytest.mark.parametrize("theirs", ["accept", "reject"])
def test_once_the_second_has_spoken_the_first_word_stands(theirs, post, bridge, frank):
    post(bridge, "accept", seen="suggested")
    claim_decide(Claim.objects.get(pk=bridge.pk), theirs, by=frank)
    before = said(bridge)
    assert "was changed since by" in post(None, "undo")
    assert said(bridge) == before


@pytest.mark.usefixtures("two_decide")
def test_the_second_word_of_two_that_differ_stays_on_the_table(post, bridge, frank):
    claim_decide(bridge, "accept", by=frank)
    post(bridge, "reject", seen="suggested")
    assert "an editor settles it" in post(None, "undo")
    assert [who for who, *_ in said(bridge)] == ["frank", "alice"]


@pytest.mark.usefixtures("two_decide")
def test_after_the_undo_of_an_agreement_both_decide_anew(post, bridge, frank):
    claim_decide(bridge, "accept", by=frank)
    post(bridge, "accept", seen="suggested")
    assert Claim.objects.get(pk=bridge.pk).state == "accepted"
    post(None, "undo")
    assert (Claim.objects.get(pk=bridge.pk).state, said(bridge)) == ("suggested", [])
    assert "was changed since" in post(None, "redo")
    assert Claim.objects.get(pk=bridge.pk).state == "suggested"


def test_what_one_decided_before_two_had_to_is_not_done_again_by_one(post, bridge, carol):
    post(bridge, "accept", seen="suggested")
    post(None, "undo")
    policy_switch(Policy.Name.SECOND_DECISION, active=True, by=carol)
    assert "By now two people decide" in post(None, "redo")
    assert Claim.objects.get(pk=bridge.pk).state == "suggested"


@pytest.mark.usefixtures("two_decide")
@pytest.mark.parametrize("address", ["/desk/queue/bulk/{}/undo/", "/desk/acts/undo/"])
def test_first_words_in_bulk_are_one_act_with_one_undo(address, checker, bridge, share):
    page = accept_all(checker, [bridge, share])
    bulk = Bulk.objects.get()
    assert bulk.act == Act.objects.get()
    assert "A colleague decides next on 2 of them." in page
    checker.post(address.format(bulk.public_id))
    assert said(bridge) == said(share) == []
    assert Bulk.objects.get().undone


@pytest.mark.usefixtures("two_decide")
def test_the_undo_of_a_bulk_leaves_alone_what_the_second_has_decided(checker, bridge, share, frank):
    accept_all(checker, [bridge, share])
    claim_decide(Claim.objects.get(pk=share.pk), "reject", by=frank)
    page = checker.post(f"/desk/queue/bulk/{Bulk.objects.get().public_id}/undo/", follow=True).content.decode()
    assert "1 claim was left alone" in page
    assert said(bridge) == []
    assert len(said(share)) == 2


@pytest.mark.usefixtures("two_decide")
def test_who_may_not_settle_a_claim_is_refused_that_one_alone(editor, bridge, share, frank, alice):
    for who, word in ((frank, "accept"), (alice, "reject")):
        claim_decide(Claim.objects.get(pk=bridge.pk), word, by=who)
    grace = User.objects.create_user("grace")
    grace.groups.add(Group.objects.get(name="fact-checker"))
    client = Client()
    client.force_login(grace)
    assert "may not settle a disagreement" in accept_all(client, [bridge, share])
    assert said(share) == [("grace", "accept", "")]


@pytest.mark.usefixtures("two_decide")
def test_what_i_have_decided_is_no_longer_in_my_queue(checker, editor, post, bridge, share):
    post(bridge, "accept", seen="suggested")
    mine, theirs = (client.get("/desk/queue/").content.decode() for client in (checker, editor))
    assert f"row-{bridge.public_id}" not in mine
    assert f"row-{share.public_id}" in mine
    assert f"row-{bridge.public_id}" in theirs


def test_the_undo_of_a_decision_on_a_reopened_claim_brings_its_marker_back(checker, post, bridge, bob):
    claim_decide(bridge, "accept", by=bob)
    claim = Claim.objects.get(pk=bridge.pk)
    claim_changed(claim, claim.quote, claim.quote.replace("12", "14"), number=1)
    page = f"/desk/claims/{bridge.public_id}/"
    assert "It was decided, and is open again" in checker.get(page).content.decode()
    assert "It was decided, and is open again" not in post(bridge, "accept", seen="suggested")
    assert "It was decided, and is open again" in post(None, "undo")
    assert list(Claim.objects.reopened()) == [bridge]


def test_a_page_that_was_fetched_ahead_takes_no_lease(checker, bridge):
    checker.get(f"/desk/claims/{bridge.public_id}/", headers={"X-Desk": "prefetch"})
    assert not Lease.objects.exists()


def test_the_form_alone_says_who_else_has_it_open(checker, editor, bridge):
    form = f"/desk/claims/{bridge.public_id}/edit/"
    checker.get(form)
    assert "alice has been working on this" in notice(editor.get(form, headers={"X-Desk": "inline"}))


def test_the_page_of_a_claim_says_who_else_is_at_it(checker, editor, bridge):
    page = f"/desk/claims/{bridge.public_id}/"
    checker.get(f"{page}edit/")
    assert "alice has been working on this" in editor.get(page).content.decode()
    assert "has been working on this" not in checker.get(page).content.decode()
