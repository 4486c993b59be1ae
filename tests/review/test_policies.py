"""The policies of the desk: read by all, switched by operators, on record."""

import pytest

from factbase.history.models import Event
from factbase.policies.models import Policy, is_active

PAGE = "/desk/policies/"


@pytest.mark.parametrize(("who", "code"), [("alice", 403), ("bob", 403), ("carol", 302), ("dave", 403), ("eve", 403)])
def test_only_operators_switch_them(who, code, request, as_user, db):
    answer = as_user(request.getfixturevalue(who)).post(f"{PAGE}second_decision/on/")
    assert answer.status_code == code
    assert is_active(Policy.Name.SECOND_DECISION) == (code == 302)


@pytest.mark.parametrize(("who", "code"), [("alice", 200), ("carol", 200), ("dave", 200), ("eve", 403)])
def test_the_desk_reads_them(who, code, request, as_user, db):
    assert as_user(request.getfixturevalue(who)).get(PAGE).status_code == code


def test_a_switch_is_on_record_and_can_be_taken_back(as_user, carol):
    operator = as_user(carol)
    page = operator.post(f"{PAGE}four_eyes/off/", {"why": "We are two."}, follow=True).content.decode()
    assert "We are two." in page
    assert f'action="{PAGE}four_eyes/on/"' in page
    operator.post(f"{PAGE}four_eyes/on/")
    assert is_active(Policy.Name.FOUR_EYES)
    events = Event.objects.filter(kind="policy").order_by("pk")
    assert [(event.action, event.by.username, event.why) for event in events] == [
        ("switch off", "carol", "We are two."),
        ("switch on", "carol", ""),
    ]


def test_switching_what_is_so_already_is_no_event(as_user, carol):
    as_user(carol).post(f"{PAGE}four_eyes/on/")
    assert not Event.objects.filter(kind="policy").exists()


def test_an_unknown_policy_is_not_found(as_user, carol):
    assert as_user(carol).post(f"{PAGE}no_eyes/on/").status_code == 404


def test_a_policy_is_not_switched_by_following_a_link(as_user, carol):
    assert as_user(carol).get(f"{PAGE}four_eyes/off/").status_code == 405
