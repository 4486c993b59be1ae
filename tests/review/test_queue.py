"""The queue of the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from claims.review import queue_views
from claims.review.services import claim_decide
from factbase.history.models import Event
from tests.review.conftest import BRIDGE, FIRMS, SHARE

HTMX = {"HX-Request": "true"}


def labels(response) -> list[str]:
    return [claim.label for claim in response.context["claims"]]


@pytest.fixture
def three(article, suggest) -> list[Claim]:
    return [
        suggest(article, BRIDGE, label="bridge", score=0.4),
        suggest(article, SHARE, label="share", score=0.9, claimant="Ministry"),
        suggest(article, FIRMS, label="firms", score=0.4, language="fr"),
    ]


def test_the_best_score_comes_first_and_the_oldest_among_equals(checker, three):
    assert labels(checker.get("/desk/queue/")) == ["share", "bridge", "firms"]


def test_a_row_shows_sentence_figure_claimant_source_date_and_reasons(checker, bridge):
    Claim.objects.update(reasons=["states a figure"])
    page = checker.get("/desk/queue/").content.decode()
    assert all(part in page for part in (BRIDGE, "&gt; €12M", "City says", "Talbote", "10 Jul 2024", "states a figure"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["share", "bridge"]),
        ("state=accepted", ["firms"]),
        ("state=all", ["share", "bridge", "firms"]),
        ("state=nonsense", ["share", "bridge"]),
        ("language=fr&state=all", ["firms"]),
        ("q=ministry", ["share"]),
        ("q=brücke+millionen", ["bridge"]),
        ("q=nothing-of-it", []),
        ("q=%25", []),
        ("source=zzzzzzzzzzzz", ["share", "bridge"]),
    ],
)
def test_filters_live_in_the_address(query, expected, checker, three, alice):
    claim_decide(three[2], "accept", by=alice)
    assert labels(checker.get(f"/desk/queue/?{query}")) == expected


def test_the_source_is_a_filter(checker, three, article):
    assert len(labels(checker.get(f"/desk/queue/?source={article.source.public_id}"))) == 3


def test_pages_follow_each_other_without_gap_or_repetition(checker, three, monkeypatch):
    monkeypatch.setattr(queue_views, "PAGE", 2)
    first = checker.get("/desk/queue/?state=all")
    second = checker.get(f"/desk/queue/?state=all&after={first.context['next_page']}")
    assert (labels(first), labels(second)) == (["share", "bridge"], ["firms"])
    assert second.context["next_page"] == ""


def test_the_queue_costs_the_same_number_of_queries_whatever_its_length(checker, article, suggest, bridge):
    checker.get("/desk/queue/")
    with CaptureQueriesContext(connection) as few:
        checker.get("/desk/queue/")
    more = [suggest(article, FIRMS, label=f"firms {number}") for number in range(20)]
    with CaptureQueriesContext(connection) as many:
        checker.get("/desk/queue/")
    assert len(more) == 20
    assert len(many) == len(few) <= 18


@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_without_a_script_the_queue_comes_back_with_undo(action, state, checker, three):
    claim = three[0]
    answer = checker.post(
        f"/desk/claims/{claim.public_id}/{action}/", {"seen": "suggested", "next": "/desk/queue/?q=br"}, follow=True
    )
    assert answer.redirect_chain[0][0] == f"/desk/queue/?q=br&decided={claim.public_id}"
    assert answer.context["decided"].state == state
    assert f"/desk/claims/{claim.public_id}/undo/" in answer.content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_site(target, checker, three):
    answer = checker.post(f"/desk/claims/{three[0].public_id}/accept/", {"next": target})
    assert answer["Location"] == f"/desk/claims/{three[0].public_id}/"


def test_with_a_script_the_row_comes_back_and_undo_with_it(checker, three):
    address = f"/desk/claims/{three[0].public_id}"
    row = checker.post(f"{address}/accept/", {"seen": "suggested"}, headers=HTMX).content.decode()
    assert 'data-state="accepted"' in row
    assert f"{address}/undo/" in row
    back = checker.post(f"{address}/undo/", {"seen": "accepted"}, headers=HTMX).content.decode()
    assert 'data-state="suggested"' in back
    assert f"{address}/accept/" in back


def test_two_people_decide_at_once_and_the_second_is_told(checker, as_user, bob, three):
    address = f"/desk/claims/{three[0].public_id}"
    assert as_user(bob).post(f"{address}/reject/", {"seen": "suggested"}).status_code == 302
    late = checker.post(f"{address}/accept/", {"seen": "suggested"}, headers=HTMX)
    assert late.status_code == 409
    assert "somebody else was faster" in late.content.decode()
    assert "bob" in late.content.decode()
    plain = checker.post(f"{address}/accept/", {"seen": "suggested"}, follow=True)
    assert "somebody else was faster" in plain.content.decode()
    assert Claim.objects.get(pk=three[0].pk).state == "rejected"


def test_an_old_undo_does_not_take_back_what_somebody_else_decided(checker, as_user, bob, three):
    address = f"/desk/claims/{three[0].public_id}"
    checker.post(f"{address}/accept/", {"seen": "suggested"})
    as_user(bob).post(f"{address}/undo/", {"seen": "accepted"})
    as_user(bob).post(f"{address}/reject/", {"seen": "suggested"})
    assert checker.post(f"{address}/undo/", {"seen": "accepted"}, headers=HTMX).status_code == 409
    assert Claim.objects.get(pk=three[0].pk).state == "rejected"


def test_a_rejection_keeps_its_reason(checker, three):
    reason = {"seen": "suggested", "reason": "not worth checking", "why": "said every year"}
    checker.post(f"/desk/claims/{three[0].public_id}/reject/", reason)
    event = Event.objects.get(subject=three[0].public_id, action="reject")
    assert event.why == "not worth checking: said every year"


def test_a_reason_without_end_is_refused(checker, three):
    answer = checker.post(f"/desk/claims/{three[0].public_id}/reject/", {"why": "x" * 5000}, follow=True)
    assert "The reason is too long" in answer.content.decode()
    assert Claim.objects.get(pk=three[0].pk).state == "suggested"


def test_the_page_of_a_claim_leads_to_the_one_behind_it(checker, three):
    bridge, share, firms = (f"/desk/claims/{claim.public_id}/" for claim in three)
    assert checker.get(share).context["next_claim"] == three[0]
    checker.post(f"{bridge}accept/")
    assert checker.get(bridge).context["next_claim"] == three[2]
    assert checker.get(firms).context["next_claim"] is None
