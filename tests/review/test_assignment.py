"""Who is to look at a claim: me, a colleague, several at once; and the way back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factbase.history.models import Event
from tests.review.conftest import FIRMS, SHARE


@pytest.fixture
def claims(article, suggest) -> list[Claim]:
    return [suggest(article), suggest(article, SHARE), suggest(article, FIRMS)]


@pytest.fixture
def give():
    def send(client, claims, to: str):
        return client.post("/desk/assign/", {"claim": [claim.public_id for claim in claims], "to": to})

    return send


def whose(claims) -> list[str]:
    names = dict(Claim.objects.values_list("pk", "assigned_to__username"))
    return [names[claim.pk] or "" for claim in claims]


def test_to_me_to_a_colleague_and_to_nobody(checker, claims, give, bob):
    for to, name in (("me", "alice"), ("bob", "bob"), ("", "")):
        give(checker, claims[:1], to)
        assert whose(claims) == [name, "", ""]
    events = Event.objects.filter(subject=claims[0].public_id, action="assign").order_by("pk")
    assert [event.after["assigned to"] for event in events] == ["alice", "bob", ""]
    assert {event.by.username for event in events} == {"alice"}


def test_the_claim_and_the_list_say_whose_it_is(checker, editor, claims, give):
    give(checker, claims[:1], "bob")
    assert b"assigned to bob" in checker.get("/desk/queue/").content
    assert b"assigned to bob" in checker.get(f"/desk/claims/{claims[0].public_id}/").content
    assert claims[0].label.encode() in editor.get("/desk/assigned/").content
    assert claims[0].label.encode() not in checker.get("/desk/assigned/").content
    assert list(Claim.objects.assigned_to(Claim.objects.get(pk=claims[0].pk).assigned_to)) == [claims[0]]


def test_editors_assign_in_bulk_and_undo_it_as_a_whole(editor, alice, claims, give):
    give(editor, claims[2:], "bob")
    page = editor.post(
        "/desk/assign/", {"claim": [claim.public_id for claim in claims], "to": "alice"}, follow=True
    ).content.decode()
    assert whose(claims) == ["alice"] * 3
    undo = page.split('action="/desk/assign/')[-1].split('"')[0]
    editor.post(f"/desk/assign/{undo}")
    assert whose(claims) == ["", "", "bob"]


def test_an_undo_leaves_what_was_assigned_since(editor, alice, claims, give):
    page = editor.post(
        "/desk/assign/", {"claim": [claim.public_id for claim in claims], "to": "alice"}, follow=True
    ).content.decode()
    give(editor, claims[:1], "bob")
    undo = page.split('action="/desk/assign/')[-1].split('"')[0]
    assert b"3 assignments" not in editor.post(f"/desk/assign/{undo}", follow=True).content
    assert whose(claims) == ["bob", "", ""]
    assert b"undone already" in editor.post(f"/desk/assign/{undo}", follow=True).content


def test_a_fact_checker_takes_several_but_gives_one_at_a_time(checker, bob, claims, give):
    assert give(checker, claims, "bob").status_code == 403
    assert whose(claims) == ["", "", ""]
    give(checker, claims, "me")
    assert whose(claims) == ["alice"] * 3


def test_nothing_is_assigned_to_who_may_not_decide(checker, dave, claims, give):
    answer = give(checker, claims[:1], "dave")
    assert (answer.status_code, b"dave may not decide" in answer.content) == (403, True)
    assert give(checker, claims[:1], "nobody").status_code == 404
    assert whose(claims) == ["", "", ""]


def test_who_may_not_decide_assigns_nothing(as_user, dave, carol, claims, give):
    for person in (dave, carol):
        assert give(as_user(person), claims[:1], "me").status_code == 403
        assert b"<select" not in as_user(person).get(f"/desk/claims/{claims[0].public_id}/").content


def test_another_person_cannot_undo_it(checker, editor, claims, give):
    give(editor, claims[:1], "alice")
    act = Event.objects.get(action="assign").after["act"]
    checker.post(f"/desk/assign/{act}/undo/")
    assert whose(claims)[0] == "alice"


def test_the_list_takes_as_many_queries_for_many(
    *, checker, alice, article, suggest, claims, django_assert_num_queries
):
    Claim.objects.update(assigned_to=alice)
    checker.get("/desk/assigned/")
    with CaptureQueriesContext(connection) as few:
        checker.get("/desk/assigned/")
    for _ in range(5):
        suggest(article, SHARE[:20], assigned_to=alice)
    with django_assert_num_queries(len(few)):
        checker.get("/desk/assigned/")
