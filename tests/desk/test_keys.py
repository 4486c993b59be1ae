"""Everybody's own keys."""

import pytest

from claims.keys.catalogue import ACTIONS, DEFAULTS
from factbase.access.models import User

ADDRESS = "/desk/keys/"


def test_no_two_actions_have_one_key():
    assert len(set(DEFAULTS.values())) == len(ACTIONS)


def test_a_key_is_changed_for_one_person_and_stands_on_the_button(checker, as_user, bob, bridge):
    checker.post(ADDRESS, DEFAULTS | {"accept": "y"})
    page = f"/desk/claims/{bridge.public_id}/"
    assert 'data-key="y"' in checker.get(page).content.decode()
    assert 'data-key="y"' not in as_user(bob).get(page).content.decode()
    assert User.objects.get(username="alice").keys == {"accept": "y"}


def test_two_keys_are_swapped_at_once(checker):
    checker.post(ADDRESS, DEFAULTS | {"accept": "r", "reject": "a"})
    assert User.objects.get(username="alice").keys == {"accept": "r", "reject": "a"}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"accept": "r"}, "has this key too"),
        ({"accept": "1"}, "Digits pick from the lists"),
        ({"accept": ""}, "An action needs a key"),
        ({"accept": "ab"}, "at most 1 character"),
    ],
)
def test_a_key_that_cannot_be_is_refused(change, refusal, checker):
    assert refusal in checker.post(ADDRESS, DEFAULTS | change).content.decode()
    assert User.objects.get(username="alice").keys == {}


def test_all_keys_are_reset(checker):
    checker.post(ADDRESS, DEFAULTS | {"accept": "y"})
    assert "Reset all" in checker.get(ADDRESS).content.decode()
    checker.post(f"{ADDRESS}reset/")
    assert User.objects.get(username="alice").keys == {}
