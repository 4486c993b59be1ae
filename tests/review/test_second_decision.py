"""Two people decide on a claim, the second without seeing what the first said; where they differ an editor settles it."""

import pytest
from django.contrib.auth.models import Group

from claims.models import Claim, Opinion
from factbase.access.models import User
from factbase.history.models import Event
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch


@pytest.fixture(autouse=True)
def policy(carol) -> None:
    policy_switch(Policy.Name.SECOND_DECISION, active=True, by=carol)


@pytest.fixture
def second(frank, as_user):
    return as_user(frank)


@pytest.fixture
def decide(bridge):
    def send(client, action: str, **values: str):
        return client.post(f"/desk/claims/{bridge.public_id}/{action}/", {"seen": "suggested"} | values)

    return send


@pytest.fixture
def page(bridge) -> str:
    return f"/desk/claims/{bridge.public_id}/"


@pytest.fixture
def waits():
    """How many claims the queue and the first page say that wait, and how many of them for this person by name."""

    def numbers(client) -> tuple[int, int, int, int]:
        home = {
            str(each.words): each.number for group in client.get("/desk/").context["groups"] for each in group.counts
        }
        queues = [client.get(f"/desk/queue/{tail}").context["total"].number for tail in ("", "?assigned=me")]
        assert len(client.get("/desk/assigned/").context["claims"]) == queues[1]
        return queues[0], home["claims in the queue"], queues[1], home["assigned to you"]

    return numbers


def state(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).state


def test_the_first_word_moves_nothing_and_is_seen_by_nobody(*, checker, second, editor, decide, page, bridge):
    decide(checker, "reject", why="a secret reason")
    assert state(bridge) == "suggested"
    assert b"Your decision is kept" in checker.get(page).content
    for other in (second, editor):
        content = other.get(page).content.decode()
        assert "A colleague has decided already" in content
        assert "secret" not in content
    for event in Event.objects.filter(subject=bridge.public_id):
        assert "reject" not in f"{event.action} {event.why} {event.before} {event.after}"


def test_two_that_agree_move_it(checker, second, decide, bridge):
    decide(checker, "accept")
    decide(second, "accept")
    assert state(bridge) == "accepted"
    assert not Opinion.objects.filter(open=True).exists()
    said = Event.objects.get(subject=bridge.public_id, action="agree").after
    assert said == {name: {"verdict": "accept", "why": ""} for name in ("alice", "frank")}


def test_two_that_differ_are_shown_and_an_editor_settles(*, checker, second, editor, decide, page, bridge):
    decide(checker, "accept")
    decide(second, "reject", why="an opinion")
    assert state(bridge) == "suggested"
    content = checker.get(page).content.decode()
    assert "Two people differ." in content
    assert "frank: reject (an opinion)" in content
    assert list(Claim.objects.disputed()) == [bridge]
    assert b"Two people differ." in editor.get("/desk/assigned/").content
    assert decide(checker, "accept").status_code == 403
    assert decide(second, "undo").status_code == 302
    assert list(Claim.objects.disputed()) == [bridge]
    decide(editor, "accept")
    assert state(bridge) == "accepted"
    assert not Claim.objects.disputed().exists()


def test_one_may_change_ones_mind_until_the_second_has_spoken(checker, second, decide, page, bridge):
    decide(checker, "reject")
    decide(checker, "accept")
    decide(second, "accept")
    assert state(bridge) == "accepted"


def test_the_first_word_can_be_taken_back(checker, second, decide, page, bridge):
    decide(checker, "reject")
    decide(checker, "undo")
    assert b"Your decision is kept" not in checker.get(page).content
    decide(second, "accept")
    assert state(bridge) == "suggested"


def test_an_editor_who_is_one_of_the_two_does_not_settle_it(checker, editor, decide, bridge):
    decide(checker, "accept")
    decide(editor, "reject")
    assert b"Four eyes" in decide(editor, "reject").content
    assert state(bridge) == "suggested"


def test_after_an_undo_both_decide_anew(checker, second, decide, bridge):
    decide(checker, "accept")
    decide(second, "accept")
    decide(second, "undo", seen="accepted")
    decide(checker, "reject")
    assert state(bridge) == "suggested"


def test_what_i_have_said_waits_for_the_others(*, checker, second, editor, decide, bridge, waits):
    for client in (checker, second, editor):
        client.post("/desk/assign/", {"claim": bridge.public_id, "to": "me"})
        assert waits(client) == (1, 1, 1, 1)
    decide(checker, "accept")
    assert (waits(checker), waits(editor)[:2]) == ((0, 0, 0, 0), (1, 1))


def test_what_two_differ_about_waits_for_an_editor_alone(*, checker, second, editor, as_user, decide, bridge, waits):
    third = User.objects.create_user("grace")
    third.groups.add(Group.objects.get(name="fact-checker"))
    decide(checker, "accept")
    decide(second, "reject")
    for client in (checker, second, as_user(third)):
        assert waits(client)[0] == 0
        assert 'data-key="a"' not in client.get(f"/desk/claims/{bridge.public_id}/").content.decode()
    assert waits(editor)[0] == 1
    assert 'data-key="a"' in editor.get(f"/desk/claims/{bridge.public_id}/").content.decode()


def test_a_script_gets_the_row_with_what_may_be_seen(checker, decide, bridge):
    answer = checker.post(
        f"/desk/claims/{bridge.public_id}/accept/", {"seen": "suggested"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "Your decision is kept" in answer
    assert 'data-state="said"' in answer
    assert "Undo" in answer


def test_without_the_policy_one_word_is_enough(checker, carol, decide, bridge):
    decide(checker, "accept")
    policy_switch(Policy.Name.SECOND_DECISION, active=False, by=carol)
    decide(checker, "accept")
    assert state(bridge) == "accepted"
    assert not Opinion.objects.filter(open=True).exists()
