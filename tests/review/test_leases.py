"""Who has a form open: taken by opening it, kept by a heartbeat, taken over, ended by itself."""

import datetime as dt

import pytest
import time_machine

from factbase.history.models import Event
from factbase.leases.models import GRACE, LASTS, Lease
from tests.browsing import main_form, notice


@pytest.fixture
def form(bridge) -> str:
    return f"/desk/claims/{bridge.public_id}/edit/"


@pytest.fixture
def lease(bridge):
    """Post to the lease of `bridge` as the script of its form does."""

    def send(client, what: str, **values: str):
        return client.post(f"/desk/leases/claim/{bridge.public_id}/{what}/", values)

    return send


def test_the_second_is_told_who_works_on_it_and_since_when(checker, editor, form):
    assert notice(checker.get(form)) == ""
    since = Lease.objects.get().since.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert notice(editor.get(form)).startswith("alice has been working on this since")
    assert f"{since:%M}" in notice(editor.get(form))


def test_a_heartbeat_says_nothing_while_nothing_changes(checker, form, lease):
    checker.get(form)
    assert lease(checker, "beat", window="1", shown="yours").status_code == 204


def test_who_takes_over_has_it_and_the_other_is_told(checker, editor, bridge, form, lease):
    checker.get(form)
    lease(checker, "beat", window="1", shown="yours")
    assert lease(editor, "take", next=form).url == form
    assert notice(editor.get(form)) == ""
    answer = lease(checker, "beat", window="1", shown="yours", next=form).content.decode()
    assert "bob took this over at" in answer
    assert "kept as your draft" not in answer, "nothing was typed"
    event = Event.objects.get(subject=bridge.public_id, action="take over")
    assert (event.by.username, event.before, event.after) == ("bob", {"worked on by": "alice"}, {"worked on by": "bob"})


def test_who_lost_it_is_led_to_what_they_typed(checker, editor, bridge, form, lease):
    checker.get(form)
    checker.post(f"/desk/drafts/claim/of/{bridge.public_id}/", {"label": "Half a thought"})
    lease(editor, "take", next=form)
    answer = lease(checker, "beat", window="1", shown="yours", next=form).content.decode()
    assert f'<a href="{form}">What you typed is kept as your draft.</a>' in answer
    assert main_form(checker.get(form))["label"] == "Half a thought"
    elsewhere = lease(checker, "beat", window="1", shown="yours", next="https://elsewhere.example/")
    assert "elsewhere.example" not in elsewhere.content.decode()


def test_a_lease_ends_by_itself(checker, editor, form, lease):
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        checker.get(form)
        clock.shift(LASTS - dt.timedelta(seconds=1))
        assert "alice" in notice(editor.get(form))
        clock.shift(dt.timedelta(seconds=2))
        assert notice(editor.get(form)) == ""
        assert "bob" in notice(checker.get(form))


def test_a_heartbeat_keeps_it(checker, editor, form, lease):
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        checker.get(form)
        for _ in range(10):
            clock.shift(dt.timedelta(seconds=20))
            lease(checker, "beat", window="1", shown="yours")
        assert "alice" in notice(editor.get(form))


def test_ones_own_second_window_is_told_so_and_may_go_on(checker, form, lease):
    checker.get(form)
    lease(checker, "beat", window="1", shown="yours")
    checker.get(form)
    assert "open in another window" in lease(checker, "beat", window="2", shown="yours").content.decode()
    lease(checker, "take", window="2")
    assert lease(checker, "beat", window="2", shown="yours").status_code == 204
    assert "open in another window" in lease(checker, "beat", window="1", shown="yours").content.decode()
    assert not Event.objects.filter(action="take over").exists()


def test_a_closed_window_gives_it_back_and_another_window_keeps_its_own(checker, editor, form, lease):
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        checker.get(form)
        lease(checker, "beat", window="1", shown="yours")
        lease(checker, "leave", window="2")
        clock.shift(GRACE)
        assert "alice" in notice(editor.get(form))
        lease(checker, "leave", window="1")
        clock.shift(GRACE)
        assert notice(editor.get(form)) == ""


def test_a_page_that_comes_back_has_it_still(checker, editor, form, lease):
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        checker.get(form)
        lease(checker, "leave", window="1")
        assert "alice" in notice(editor.get(form))
        lease(checker, "beat", window="1", shown="yours")
        clock.shift(GRACE)
        assert "alice" in notice(editor.get(form))


def test_who_waits_is_told_when_it_is_free(checker, editor, form, lease):
    checker.get(form)
    assert lease(editor, "beat", window="9", shown="taken").status_code == 204
    Lease.objects.all().delete()
    assert "Nobody else" in lease(editor, "beat", window="9", shown="taken").content.decode()


@pytest.mark.parametrize("what", ["beat", "take", "leave"])
def test_only_who_may_change_a_row_has_its_lease(what, as_user, dave, client, lease):
    assert lease(as_user(dave), what).status_code == 403
    assert lease(client, what).status_code == 302
    assert not Lease.objects.exists()


@pytest.mark.parametrize("address", ["claim/000000000000", "nothing/000000000000"])
def test_an_unknown_row_has_none(checker, address):
    assert checker.post(f"/desk/leases/{address}/beat/").status_code == 404


def test_nobody_is_led_elsewhere(checker, lease):
    assert lease(checker, "take", next="https://elsewhere.example/").url == "/desk/"
