"""Several claims at once: one act, refusals by name, one undo."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Bulk, Claim, Skip
from claims.review.services import claim_decide
from factbase.history.models import Event
from tests.queues.conftest import shown

BULK = "/desk/queue/bulk/"


@pytest.fixture
def three(say) -> list[Claim]:
    return [say("one"), say("two"), say("three")]


def states(claims: list[Claim]) -> list[str]:
    return [Claim.objects.get(pk=claim.pk).state for claim in claims]


def ids(claims: list[Claim]) -> list[str]:
    return [claim.public_id for claim in claims]


def act(client, claims: list[Claim], verb: str, **more):
    return client.post(BULK, {"claim": ids(claims), "verb": verb, "next": "/desk/queue/?q=o&bulk=old"} | more)


def test_all_are_accepted_and_one_undo_takes_all_back(checker, three):
    answer = act(checker, three[:2], "accept")
    bulk = Bulk.objects.get()
    assert answer["Location"] == f"/desk/queue/?q=o&bulk={bulk.public_id}"
    assert states(three) == ["accepted", "accepted", "suggested"]
    page = checker.get(answer["Location"]).content.decode()
    assert "2 claims accepted." in page
    assert f'action="{BULK}{bulk.public_id}/undo/"' in page
    checker.post(f"{BULK}{bulk.public_id}/undo/")
    assert states(three) == ["suggested"] * 3
    assert Event.objects.filter(action="undo").count() == 2


def test_a_rejection_keeps_its_reason_at_each_claim(checker, three):
    act(checker, three, "reject", reason="not worth checking")
    assert list(Event.objects.filter(action="reject").values_list("why", flat=True)) == ["not worth checking"] * 3


def test_what_somebody_else_decided_is_left_alone_and_named(checker, three, bob):
    claim_decide(three[1], "reject", by=bob)
    page = checker.get(act(checker, three, "accept")["Location"]).content.decode()
    assert states(three) == ["accepted", "rejected", "accepted"]
    assert "1 claim was left alone" in page
    assert "two</a>: is rejected already, by bob" in page


def test_the_undo_leaves_alone_what_was_decided_anew(checker, three, bob):
    act(checker, three, "accept")
    claim = Claim.objects.get(pk=three[0].pk)
    claim_decide(claim, "undo", by=bob)
    claim_decide(claim, "accept", by=bob)
    page = checker.post(f"{BULK}{Bulk.objects.get().public_id}/undo/", follow=True).content.decode()
    assert states(three) == ["accepted", "suggested", "suggested"]
    assert "2 claims are back" in page
    assert "1 claim was left alone" in page


def test_an_undo_happens_once_and_to_ones_own(checker, editor, three):
    act(checker, three, "accept")
    address = f"{BULK}{Bulk.objects.get().public_id}/undo/"
    assert editor.post(address).status_code == 404
    checker.post(address)
    assert "undone already" in checker.post(address, follow=True).content.decode()


def test_it_is_one_act_of_the_session(checker, three):
    back = act(checker, three, "accept")["Location"]
    said = checker.post("/desk/acts/undo/", follow=True).content.decode()
    assert "Undone: accepted, “several claims”" in said
    assert states(three) == ["suggested"] * 3
    assert "Undo all of it" not in checker.get(back).content.decode()
    checker.post("/desk/acts/redo/")
    assert states(three) == ["accepted"] * 3
    checker.post(f"{BULK}{Bulk.objects.get().public_id}/undo/")
    assert states(three) == ["suggested"] * 3
    assert "nothing to undo" in checker.post("/desk/acts/undo/", follow=True).content.decode()


def test_skipped_claims_are_away_from_my_queue_alone(checker, editor, three):
    act(checker, three[:2], "skip")
    assert shown(checker, "") == ["three"]
    assert shown(checker, "skipped=yes") == ["one", "two"]
    assert shown(checker, "skipped=all") == ["one", "two", "three"]
    assert shown(editor, "") == ["one", "two", "three"]
    assert states(three) == ["suggested"] * 3
    checker.post(f"{BULK}{Bulk.objects.get().public_id}/undo/")
    assert shown(checker, "") == ["one", "two", "three"]


def test_skips_are_undone_and_done_again_with_the_session(checker, editor, three):
    act(checker, three[:2], "skip")
    act(editor, three[:1], "skip")  # what a colleague puts off is no hindrance
    assert "Undone: skipped" in checker.post("/desk/acts/undo/", follow=True).content.decode()
    assert (shown(checker, ""), shown(editor, "")) == (["one", "two", "three"], ["two", "three"])
    checker.post("/desk/acts/redo/")
    assert shown(checker, "") == ["three"]
    actions = Event.objects.filter(subject=three[1].public_id).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["skip", "undo skip", "skip"]


def test_they_are_back_after_half_a_day(checker, three):
    act(checker, three[:2], "skip")
    Skip.objects.update(at=timezone.now() - dt.timedelta(hours=12))
    assert shown(checker, "") == ["one", "two", "three"]


def test_nothing_ticked_is_said(checker, three):
    assert "Tick the claims first" in checker.post(BULK, {"verb": "accept"}, follow=True).content.decode()


@pytest.mark.parametrize("sent", [{"verb": "withdraw"}, {"verb": ""}, {"verb": "accept", "claim": ["x"] * 51}])
def test_what_no_page_sends_is_refused(sent, checker, three):
    assert checker.post(BULK, {"claim": ids(three)} | sent).status_code == 400
    assert states(three) == ["suggested"] * 3


def test_who_may_not_decide_may_not_decide_in_bulk(as_user, dave, carol, three):
    for user in (dave, carol):
        assert act(as_user(user), three, "accept").status_code == 403
    assert 'queue-tick" type' not in as_user(dave).get("/desk/queue/").content.decode()


def test_nobody_is_sent_to_another_site(checker, three):
    assert act(checker, three, "accept", next="https://elsewhere.example/")["Location"] == "/desk/queue/"


def test_a_whole_page_can_be_ticked_without_a_script(checker, three):
    assert checker.get("/desk/queue/?ticked=page").content.decode().count(" checked>") == 3


def test_an_accident_in_the_middle_leaves_everything_as_it_was(checker, three, monkeypatch):
    decide, seen = claim_decide, []

    def breaks(claim, *args, **options):
        seen.append(claim)
        if len(seen) == 2:
            raise RuntimeError("the light goes out")
        decide(claim, *args, **options)

    monkeypatch.setattr("claims.review.bulk.claim_decide", breaks)
    with pytest.raises(RuntimeError):
        act(checker, three, "accept")
    assert states(three) == ["suggested"] * 3


def test_saved_filters_and_numbers_cost_no_more_queries(checker, three):
    checker.get("/desk/queue/")
    with CaptureQueriesContext(connection) as few:
        checker.get("/desk/queue/")
    for number in range(6):
        checker.post("/desk/queue/filters/", {"name": f"n{number}", "query": f"worth_from={number}"})
    checker.get("/desk/queue/")
    with CaptureQueriesContext(connection) as many:
        checker.get("/desk/queue/")
    assert len(many) == len(few)
