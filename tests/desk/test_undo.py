"""Undo and redo for the whole session: of every kind of act, in one order, and refused where somebody was there since."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.acts.services import Seat, act_undo, acting
from claims.models import Act, Claim, ClaimLink, Comment, Skip
from claims.review.forms import version_of
from claims.review.services import claim_decide, claim_edit, link_set
from factbase.history.models import Event
from tests.review.conftest import BRIDGE


def state(row: Claim | ClaimLink) -> str:
    return type(row).objects.get(pk=row.pk).state


def test_a_decision_is_undone_and_done_again_with_events_of_its_own(post, bridge):
    post(bridge, "accept", seen="suggested")
    assert "Undone: accepted" in post(None, "undo")
    assert state(bridge) == "suggested"
    assert "Done again: accepted" in post(None, "redo")
    claim = Claim.objects.get(pk=bridge.pk)
    assert (claim.state, claim.decided_by.username) == ("accepted", "alice")
    actions = Event.objects.filter(subject=bridge.public_id).order_by("pk").values_list("action", "why")
    assert list(actions) == [("accept", ""), ("undo", "undone"), ("accept", "done again")]


def test_acts_come_back_one_by_one_the_last_first(post, bridge, share):
    post(bridge, "accept", seen="suggested")
    post(share, "reject", seen="suggested", reason="not worth checking")
    post(None, "undo")
    assert (state(bridge), state(share)) == ("accepted", "suggested")
    post(None, "undo")
    assert (state(bridge), state(share)) == ("suggested", "suggested")
    assert "nothing to undo" in post(None, "undo")
    post(None, "redo")
    assert (state(bridge), state(share)) == ("accepted", "suggested")


def test_a_new_act_leaves_nothing_to_do_again(post, bridge, share):
    post(bridge, "accept", seen="suggested")
    post(None, "undo")
    post(share, "accept", seen="suggested")
    assert "nothing to do again" in post(None, "redo")
    assert state(bridge) == "suggested"


def test_an_undo_leads_back_to_the_claim_along_the_same_queue(checker, post, bridge):
    post(bridge, "accept", seen="suggested")
    answer = checker.post("/desk/acts/undo/?from=language%3Dde")
    assert answer["Location"] == f"/desk/claims/{bridge.public_id}/?from=language%3Dde"


def test_what_somebody_changed_since_is_not_undone(post, bridge, bob):
    post(bridge, "accept", seen="suggested")
    claim = Claim.objects.get(pk=bridge.pk)
    claim_decide(claim, "undo", by=bob)
    claim_decide(claim, "accept", by=bob)
    assert "was changed since by bob" in post(None, "undo")
    assert Claim.objects.get(pk=bridge.pk).decided_by == bob
    assert Act.objects.get().undone_at is None


def test_a_change_of_other_fields_is_no_hindrance(post, bridge, bob):
    post(bridge, "accept", seen="suggested")
    claim_edit(bridge, by=bob, label="bob's")
    post(None, "undo")
    claim = Claim.objects.get(pk=bridge.pk)
    assert (claim.state, claim.label) == ("suggested", "bob's")


def test_what_an_entry_stands_on_is_not_undone(checker, post, bridge):
    post(bridge, "accept", seen="suggested")
    checker.post("/desk/entries/new/", {"claim": bridge.public_id})
    assert "It stands in the entry" in post(None, "undo")
    assert state(bridge) == "accepted"


def test_an_edit_comes_back_with_its_figures_and_the_links_that_it_opened_again(post, bridge, share, bob):
    link = link_set(bridge, share, "same", by=bob)
    row = {"start": BRIDGE.index("mehr"), "surface": "mehr als 12 Millionen Euro", "modifier": "more_than"}
    row |= {"low": "13", "unit": "EUR", "measure": "cost", "stage": "allocated", "giver": "Germany"}
    typed = {"label": "new", "claimant": "City", "version": version_of(bridge)}
    typed |= {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "1"}
    post(bridge, "edit", **typed, **{f"figures-0-{name}": value for name, value in row.items()})
    assert (bridge.figures.get().low, state(link)) == (Decimal(13), "suggested")
    post(None, "undo")
    claim, figure = Claim.objects.get(pk=bridge.pk), bridge.figures.get()
    assert (claim.label, claim.edited, figure.low, figure.measure_words) == (bridge.label, False, 12_000_000, "kostet")
    link.refresh_from_db()
    assert (link.state, link.decided_by) == ("confirmed", bob)
    post(None, "redo")
    assert (bridge.figures.get().low, state(link)) == (Decimal(13), "suggested")


@pytest.mark.parametrize("before", [None, "conflicts"])
def test_a_link_is_taken_back_to_what_was_said_before(before, post, bridge, share, bob):
    if before:
        link_set(bridge, share, before, by=bob)
    post(bridge, "link", other=share.public_id, relation="same")
    link = ClaimLink.objects.get()
    assert (link.relation, link.decided_by.username) == ("same", "alice")
    post(None, "undo")
    link.refresh_from_db()
    expected = (before, "confirmed", bob) if before else ("same", "suggested", None)
    assert (link.relation, link.state, link.decided_by) == expected
    post(None, "redo")
    link.refresh_from_db()
    assert (link.relation, link.state, link.decided_by.username) == ("same", "confirmed", "alice")


def test_a_comment_is_taken_back_and_leaves_its_events(checker, post, bridge, bob):
    assert "please ask the town" in post(bridge, "comment", text="@bob please ask the town, @nobody knows")
    assert list(Comment.objects.get().named.all()) == [bob]
    post(None, "undo")
    page = checker.get(f"/desk/claims/{bridge.public_id}/")
    assert 'class="comment-text"' not in page.content.decode()
    actions = Event.objects.filter(subject=bridge.public_id).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["comment", "take back comment"]


def test_who_it_is_assigned_to_is_undone_and_done_again(checker, post, bridge, bob):
    def whose() -> tuple[str, list[str]]:
        events = Event.objects.filter(subject=bridge.public_id, action="assign").order_by("pk")
        name = Claim.objects.values_list("assigned_to__username", flat=True).get(pk=bridge.pk)
        return name, [f"{event.after['assigned to']} {event.why}".strip() for event in events]

    for name in ("bob", "me"):
        checker.post("/desk/assign/", {"claim": bridge.public_id, "to": name})
    assert "Undone: assigned" in post(None, "undo")
    assert whose() == ("bob", ["bob", "alice", "bob undone"])
    post(None, "redo")
    assert whose() == ("alice", ["bob", "alice", "bob undone", "alice done again"])
    claim_decide(bridge, "accept", by=bob)  # what else became of it is no hindrance
    for _ in range(2):
        post(None, "undo")
    assert whose()[0] is None
    assert state(bridge) == "accepted"


def test_an_empty_comment_is_refused(post, bridge):
    assert "1 to 2,000 characters" in post(bridge, "comment", text=" ")
    assert not Comment.objects.exists()


def test_any_act_of_the_session_can_be_undone_from_its_history(checker, post, bridge, share):
    post(bridge, "accept", seen="suggested")
    post(share, "accept", seen="suggested")
    first = Act.objects.order_by("pk").first()
    page = checker.post(f"/desk/acts/{first.public_id}/", follow=True).content.decode()
    assert (state(bridge), state(share)) == ("suggested", "accepted")
    assert f'action="/desk/acts/{first.public_id}/"' in page
    checker.post(f"/desk/acts/{first.public_id}/")
    assert state(bridge) == "accepted"


def test_sessions_and_people_have_histories_of_their_own(post, bridge, as_user, alice, bob):
    post(bridge, "accept", seen="suggested")
    act = Act.objects.get()
    for client in (as_user(alice), as_user(bob)):
        assert "nothing to undo" in client.post("/desk/acts/undo/", follow=True).content.decode()
        assert client.post(f"/desk/acts/{act.public_id}/").status_code == 404
    assert state(bridge) == "accepted"


def test_a_refused_decision_is_no_act(post, bridge, bob):
    claim_decide(bridge, "reject", by=bob)
    post(bridge, "accept", seen="suggested")
    assert not Act.objects.exists()


def test_an_act_on_many_claims_is_one_and_costs_as_many_queries_for_two_as_for_three(bridge, share, firms, alice):
    costs = []
    for claims in ([bridge, share], [bridge, share, firms]):
        with CaptureQueriesContext(connection) as queries, acting(Seat(alice, "s"), "edit", *claims):
            Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(label=f"{len(claims)} at once")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    act_undo(Act.objects.first(), by=alice)
    assert set(Claim.objects.values_list("label", flat=True)) == {"2 at once", firms.label}


def test_a_skipped_claim_is_in_the_session_and_comes_back(checker, editor, post, bridge):
    page = post(bridge, "skip", next="/desk/queue/")
    assert f"row-{bridge.public_id}" not in page
    assert f"row-{bridge.public_id}" in editor.get("/desk/queue/").content.decode()
    assert "Undone: skipped" in post(None, "undo")
    assert not Skip.objects.exists()
    assert "Done again: skipped" in post(None, "redo")
    assert (state(bridge), Skip.objects.get().by.username) == ("suggested", "alice")


def test_a_script_that_skips_gets_the_session(checker, bridge):
    answer = checker.post(f"/desk/claims/{bridge.public_id}/skip/", headers={"X-Desk": "decide"})
    assert "<b>skipped</b>" in answer.content.decode()


def test_what_is_decided_already_cannot_be_skipped_any_more(checker, post, bridge):
    assert "/skip/" in checker.get(f"/desk/claims/{bridge.public_id}/").content.decode()
    post(bridge, "accept", seen="suggested")
    assert "/skip/" not in checker.get(f"/desk/claims/{bridge.public_id}/").content.decode()
