"""From claim to claim along the queue that a person came from."""

import pytest
from django.test import Client

from claims.models import Claim
from claims.review.services import claim_decide


@pytest.fixture
def german(bridge, share, firms) -> list[Claim]:
    """Three claims in the order of the queue, the middle one in English."""
    Claim.objects.filter(pk=share.pk).update(language="en")
    return [bridge, share, firms]


def step(client: Client, claim: Claim, tail: str = "") -> tuple[Claim | None, Claim | None]:
    context = client.get(f"/desk/claims/{claim.public_id}/{tail}").context
    return context["previous_claim"], context["next_claim"]


def test_all_that_waits_is_walked_by_default(checker, german):
    first, second, third = german
    assert [step(checker, claim) for claim in german] == [(None, second), (first, third), (second, None)]


def test_the_filters_of_the_queue_are_kept(checker, german):
    first, _, third = german
    assert step(checker, first, "?from=language%3Dde") == (None, third)
    page = checker.get(f"/desk/claims/{first.public_id}/?from=language%3Dde").content.decode()
    assert f'href="/desk/claims/{third.public_id}/?from=language%3Dde"' in page
    assert 'href="/desk/queue/?language=de"' in page


def test_the_order_of_the_queue_is_kept(checker, german):
    first, second, third = german
    steps = [step(checker, claim, "?from=sort%3Dnewest") for claim in (third, second, first)]
    assert steps == [(None, second), (third, first), (second, None)]


def test_rows_of_a_filtered_queue_lead_to_claims_that_know_it(checker, german):
    page = checker.get("/desk/queue/?language=de&after=").content.decode()
    assert f"/desk/claims/{german[0].public_id}/?from=language%3Dde" in page


def test_a_decision_goes_on_to_the_next(checker, german):
    first, second, _ = german
    page = checker.get(f"/desk/claims/{first.public_id}/")
    sent = {"seen": "suggested", "next": page.context["next_address"]}
    answer = checker.post(f"/desk/claims/{first.public_id}/accept/", sent)
    assert answer["Location"].startswith(f"/desk/claims/{second.public_id}/")
    assert step(checker, first) == (None, second)


def test_behind_the_last_claim_is_the_queue(checker, german):
    page = checker.get(f"/desk/claims/{german[2].public_id}/?from=language%3Dde")
    assert page.context["next_address"] == "/desk/queue/?language=de"


def test_a_script_gets_the_session_or_the_refusal(checker, german, bob):
    first, second, _ = german
    script = {"HTTP_X_DESK": "decide"}
    done = checker.post(f"/desk/claims/{first.public_id}/accept/", {"seen": "suggested"}, **script)
    assert (done.status_code, 'id="session"' in done.content.decode()) == (200, True)
    claim_decide(second, "reject", by=bob)
    late = checker.post(f"/desk/claims/{second.public_id}/accept/", {"seen": "suggested"}, **script)
    assert late.status_code == 409
    assert "somebody else was faster" in late.content.decode()
