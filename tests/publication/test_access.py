"""Who may open which page about entries, and who may take which step: the whole table, read as it stands."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Entry
from factbase.access.models import User
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch

pytestmark = pytest.mark.django_db

CAST = ("alice", "bob", "carol", "dave", "eve")
ALL, WRITERS, EDITORS = (200, 200, 200, 200, 403), (200, 200, 403, 403, 403), (403, 200, 403, 403, 403)
WRITE, EDIT = (302, 302, 403, 403, 403), (403, 302, 403, 403, 403)

PAGES = [
    ("entries", None, ALL),
    ("entry_create", None, WRITERS),
    ("entry", "draft", ALL),
    ("entry_claims", "draft", WRITERS),
    ("entry_claims", "in_review", (403,) * 5),
    ("entry_preview", "draft", ALL),
    ("entry_history", "published", ALL),
    ("entry_correct", "published", EDITORS),
    ("entry_retract", "published", EDITORS),
]
STEPS = [
    ("entry_create", None, {}, WRITE),
    ("entry", "draft", {}, WRITE),
    ("entry_claims", "draft", {}, WRITE),
    ("entry_move", "draft", {"action": "submit"}, WRITE),
    ("entry_move", "in_review", {"action": "approve"}, EDIT),
    ("entry_move", "in_review", {"action": "return", "why": "no"}, EDIT),
    ("entry_move", "approved", {"action": "publish"}, EDIT),
    ("entry_correct", "published", {"rationale": "new", "reason": "why"}, EDIT),
    ("entry_retract", "published", {"notice": "gone", "sure": "on"}, EDIT),
]


def _table(rows):
    """One case a person: what they ask for, and what they get."""
    return [(*row[:-1], who, code) for row in rows for who, code in zip(CAST, row[-1], strict=True)]


def _address(request, name: str, state: str | None) -> str:
    return reverse(f"desk:{name}", args=[request.getfixturevalue(state).public_id] if state else [])


@pytest.mark.parametrize(("name", "state", "who", "code"), _table(PAGES))
def test_pages_by_role(request, as_user, *, name, state, who, code):
    answer = as_user(request.getfixturevalue(who)).get(_address(request, name, state))
    assert answer.status_code == code


@pytest.mark.parametrize(("name", "state", "typed", "who", "code"), _table(STEPS))
def test_steps_by_role(request, as_user, form_of, claim, bob, *, name, state, typed, who, code):
    address = _address(request, name, state)
    page = as_user(bob).get(address)
    sent = form_of(page) if page.context and "editor" in page.context else {}
    answer = as_user(request.getfixturevalue(who)).post(address, sent | {"claim": [claim.public_id]} | typed)
    assert answer.status_code == code


@pytest.mark.parametrize(("name", "state"), [row[:2] for row in PAGES])
def test_a_stranger_is_asked_to_sign_in(request, reader, name, state):
    answer = reader.get(_address(request, name, state))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("name", ["entry_move"])
def test_a_step_is_never_a_link(editor, in_review, name):
    assert editor.get(reverse(f"desk:{name}", args=[in_review.public_id])).status_code == 405


@pytest.mark.parametrize("name", ["entry", "entry_correct", "entry_retract", "entry_preview", "entry_history"])
def test_an_unknown_entry_is_not_found(editor, name, db):
    assert editor.get(reverse(f"desk:{name}", args=["0" * 12])).status_code == 404


@pytest.fixture
def second_editor(db) -> User:
    user = User.objects.create_user("frank", password="correct horse battery")
    user.groups.set(User.objects.get(username="bob").groups.all())
    return user


@pytest.fixture
def by_bob(make_draft, bob) -> Entry:
    """An entry in review that an editor wrote."""
    entry = make_draft(by=bob)
    Entry.objects.filter(pk=entry.pk).update(state="in_review")
    return entry


def approve(client: Client, entry: Entry) -> int:
    return client.post(reverse("desk:entry_move", args=[entry.public_id]), {"action": "approve"}).status_code


def test_nobody_approves_their_own_work(editor, by_bob, second_editor, as_user):
    page = editor.get(reverse("desk:entry", args=[by_bob.public_id])).content.decode()
    assert 'aria-disabled="true" aria-describedby="why-approve"' in page
    assert "Four eyes: somebody else has to approve what you wrote" in page
    assert approve(editor, by_bob) == 403
    assert Entry.objects.get(pk=by_bob.pk).state == "in_review"
    assert approve(as_user(second_editor), by_bob) == 302


def test_nobody_approves_what_they_changed_last(editor, draft, form_of):
    address = reverse("desk:entry", args=[draft.public_id])
    editor.post(address, form_of(editor.get(address), statement="In other words", submit="1"))
    assert approve(editor, draft) == 403


def test_a_small_newsroom_may_do_without_four_eyes(editor, by_bob, carol):
    policy_switch(Policy.Name.FOUR_EYES, active=False, by=carol)
    assert approve(editor, by_bob) == 302


def test_who_may_not_write_sees_no_editor(as_user, dave, draft):
    page = as_user(dave).get(reverse("desk:entry", args=[draft.public_id])).content.decode()
    assert "<textarea" not in page
    assert "Your role may not write entries" in page


def test_people_do_not_sign_up_by_themselves(reader):
    page = reader.post(reverse("account_signup"), {"username": "mallory", "password1": "x" * 12, "password2": "x" * 12})
    assert "closed" in page.content.decode()
    assert not User.objects.filter(username="mallory").exists()


@pytest.mark.parametrize("name", ["account_change_password", "mfa_index", "account_logout", "account_reauthenticate"])
def test_pages_of_the_account_look_like_ours(editor, name):
    page = editor.get(reverse(name), follow=True)
    assert "factbase.css" in page.content.decode()
    assert page.headers["Content-Security-Policy"].count("'unsafe") == 0


def test_signing_in_leads_to_the_desk(reader, alice):
    answer = reader.post(reverse("account_login"), {"login": "alice", "password": "correct horse battery"})
    assert answer.url == reverse("desk:home")


def test_a_wrong_password_is_said_at_the_form(reader, alice):
    page = reader.post(reverse("account_login"), {"login": "alice", "password": "wrong"})
    assert 'role="alert"' in page.content.decode()
