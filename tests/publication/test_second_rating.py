"""An entry is rated by a second person who has not seen the verdict; where they differ an editor settles it."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from claims.models import Entry
from claims.publication.services import entry_move
from factbase.access.models import User
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch
from tests.publication.conftest import RATIONALE


@pytest.fixture(autouse=True)
def policy(carol) -> None:
    policy_switch(Policy.Name.SECOND_RATING, active=True, by=carol)


@pytest.fixture
def second(db, as_user):
    """The browser of frank, a second fact-checker."""
    user = User.objects.create_user("frank")
    user.groups.add(Group.objects.get(name="fact-checker"))
    return as_user(user)


@pytest.fixture
def page(in_review) -> str:
    return reverse("desk:entry", args=[in_review.public_id])


@pytest.fixture
def rate(in_review):
    def send(client, rating: str):
        return client.post(reverse("desk:entry_rate", args=[in_review.public_id]), {"rating": rating, "why": "why"})

    return send


@pytest.fixture
def settle(in_review):
    def send(client, rating: str, why: str = "I asked them."):
        return client.post(reverse("desk:entry_settle", args=[in_review.public_id]), {"rating": rating, "why": why})

    return send


@pytest.fixture
def approve(in_review):
    def send(client) -> str:
        client.post(reverse("desk:entry_move", args=[in_review.public_id]), {"action": "approve"})
        return Entry.objects.get(pk=in_review.pk).state

    return send


def test_neither_verdict_nor_reasons_are_seen_before_one_has_rated(second, editor, checker, page, in_review):
    for client in (second, editor):
        content = client.get(page).content.decode()
        assert "Your verdict" in content
        assert "€12.4 million" not in content
        for name in ("entry_preview", "entry_history"):
            assert client.get(reverse(f"desk:{name}", args=[in_review.public_id])).status_code == 403
        assert "Mostly true" not in client.get(reverse("desk:entries")).content.decode()
    assert "€12.4 million" in checker.get(page).content.decode()
    assert RATIONALE.replace("**", "") in checker.get(page).content.decode().replace("<strong>", "").replace(
        "</strong>", ""
    )


def test_nor_is_its_history_among_that_of_everything(second, editor, checker, in_review, rate):
    def told(client) -> bool:
        return bool(client.get(reverse("desk:history"), {"subject": in_review.public_id}).context["rows"])

    assert [told(client) for client in (second, editor, checker)] == [False, False, True]
    rate(second, "mostly-true")
    assert told(second)


def test_nothing_is_approved_before_two_agree(second, editor, page, rate, approve):
    assert approve(editor) == "in_review"
    rate(second, "mostly-true")
    assert b"gave the same verdict" in editor.get(page).content
    assert approve(editor) == "approved"


def test_a_disagreement_is_shown_and_settled_for_the_writer(*, second, editor, page, in_review, rate, settle, approve):
    rate(second, "false")
    assert "Two people differ." in second.get(page).content.decode()
    assert list(Entry.objects.disputed()) == [in_review]
    assert approve(editor) == "in_review"
    assert settle(second, "false").status_code == 403
    settle(editor, "mostly-true")
    assert not Entry.objects.disputed().exists()
    assert approve(editor) == "approved"


def test_settled_for_the_second_it_goes_back_and_is_rated_anew(
    *, second, editor, alice, in_review, rate, settle, approve
):
    rate(second, "false")
    settle(editor, "false")
    entry = Entry.objects.get(pk=in_review.pk)
    assert entry.state == "draft"
    entry_move(entry, "submit", by=alice)
    assert approve(editor) == "in_review"


@pytest.mark.parametrize(("rating", "why"), [("half-true", "why"), ("false", ""), ("", "why")])
def test_what_is_settled_is_one_of_the_two_with_a_reason(rating, why, *, second, editor, in_review, rate, settle):
    rate(second, "false")
    settle(editor, rating, why)
    assert list(Entry.objects.disputed()) == [in_review]


def test_nobody_rates_their_own_nor_twice(checker, second, editor, in_review, rate):
    assert rate(checker, "false").status_code == 403
    rate(second, "mostly-true")
    rate(editor, "false")
    assert list(in_review.opinions.values_list("by__username", "verdict")) == [("frank", "mostly-true")]


def test_an_editor_who_rated_does_not_settle(editor, in_review, rate, settle):
    rate(editor, "false")
    assert settle(editor, "mostly-true").status_code == 403


def test_without_the_policy_nothing_is_hidden(editor, carol, page, approve):
    policy_switch(Policy.Name.SECOND_RATING, active=False, by=carol)
    assert "€12.4 million" in editor.get(page).content.decode()
    assert approve(editor) == "approved"
