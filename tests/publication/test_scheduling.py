"""Publication at a time and embargoes, by the clock of the newsroom."""

import datetime as dt
import json

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse

from claims.models import Entry
from claims.publication.scheduling import entry_schedule
from claims.tasks import publish_due_entries
from factbase.history.models import Event

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
SIX = "2026-11-27T06:00"  # in Luxembourg, 05:00 UTC
DUE = dt.datetime(2026, 11, 27, 5, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def at(name: str, entry: Entry) -> str:
    return reverse(f"desk:{name}", args=[entry.public_id])


def read(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


def acts(entry: Entry) -> list[str]:
    return list(Event.objects.filter(subject=entry.public_id).values_list("action", flat=True))


def test_it_goes_public_at_its_time_by_the_clock_of_the_desk(*, editor, reader, approved, clock, alice):
    page = editor.post(at("entry_schedule", approved), {"publish_at": SIX}, follow=True).content.decode()
    assert "27 Nov 2026, 06:00 CET" in page
    assert "Europe/Luxembourg" in page
    clock.move_to(DUE - dt.timedelta(seconds=1))
    publish_due_entries()
    assert reader.get(approved.get_absolute_url()).status_code == 404
    clock.move_to(DUE)
    publish_due_entries()
    publish_due_entries()
    entry = read(approved)
    assert (entry.state, entry.published_at, entry.publish_at) == ("published", DUE, None)
    assert reader.get(approved.get_absolute_url()).status_code == 200
    assert entry.revisions.get().by.username == "bob", "whoever set the time answers for it"
    assert acts(entry)[:2] == ["publish", "schedule"]


def test_a_schedule_can_be_cancelled(editor, approved, clock):
    editor.post(at("entry_schedule", approved), {"publish_at": SIX})
    editor.post(at("entry_unschedule", approved))
    clock.move_to(DUE)
    publish_due_entries()
    assert read(approved).state == "approved"
    assert acts(approved)[:2] == ["unschedule", "schedule"]
    answer = editor.post(at("entry_unschedule", approved), follow=True)
    assert "It is not scheduled any more" in answer.content.decode()


def test_what_is_sent_back_is_no_longer_scheduled(editor, approved, clock):
    editor.post(at("entry_schedule", approved), {"publish_at": SIX})
    editor.post(at("entry_move", approved), {"action": "return", "why": "A source is missing"})
    assert (read(approved).state, read(approved).publish_at) == ("draft", None)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-11-26T12:59", "That time has passed"),
        ("2026-11-26T20:00", "under embargo until 26 Nov 2026, 22:00 CET"),
        ("", "This field is required."),
        ("soon", "Enter a valid date/time."),
    ],
)
def test_a_time_that_cannot_be_kept_is_refused(editor, approved, typed, says):
    Entry.objects.filter(pk=approved.pk).update(embargo_until=NOON + dt.timedelta(hours=9))
    answer = editor.post(at("entry_schedule", approved), {"publish_at": typed}, follow=True)
    assert says in answer.content.decode()
    assert read(approved).publish_at is None


@pytest.mark.parametrize("state", ["draft", "in_review", "published", "retracted"])
def test_only_what_is_approved_is_scheduled(request, editor, state):
    entry = request.getfixturevalue(state)
    answer = editor.post(at("entry_schedule", entry), {"publish_at": SIX}, follow=True)
    assert "Only an approved entry can be scheduled" in answer.content.decode()


def test_nobody_publishes_under_an_embargo(*, editor, checker, draft, form_of, bob, clock):
    typed = form_of(checker.get(at("entry", draft)), embargo_until=SIX, submit="1")
    checker.post(at("entry", draft), typed)
    assert read(draft).embargo_until == DUE
    editor.post(at("entry_move", draft), {"action": "approve"})
    answer = editor.post(at("entry_move", draft), {"action": "publish"}, follow=True).content.decode()
    assert "It is under embargo until 27 Nov 2026, 06:00 CET" in answer
    assert 'aria-describedby="why-publish"' in answer
    assert read(draft).state == "approved"
    clock.move_to(DUE)
    editor.post(at("entry_move", draft), {"action": "publish"})
    assert read(draft).state == "published"


def test_a_schedule_that_fails_says_so_and_stays_approved(*, editor, approved, bob, clock):
    entry_schedule(approved, DUE, by=bob)
    bob.groups.set(Group.objects.filter(name="fact-checker"))
    clock.move_to(DUE)
    publish_due_entries()
    assert (read(approved).state, read(approved).publish_at) == ("approved", None)
    page = editor.get(at("entry", approved)).content.decode()
    assert "It was not published at its time: Your role may not approve, publish" in page


def test_the_database_keeps_no_schedule_of_anything_else(draft, bob):
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=draft.pk).update(publish_at=DUE, scheduled_by=bob)


@pytest.mark.parametrize(("who", "code"), [("alice", 403), ("bob", 302), ("carol", 403), ("dave", 403), ("eve", 403)])
@pytest.mark.parametrize("name", ["entry_schedule", "entry_unschedule"])
def test_who_may_schedule(*, request, as_user, approved, name, who, code):
    client = as_user(request.getfixturevalue(who))
    assert client.post(at(name, approved), {"publish_at": SIX}).status_code == code
    assert client.get(at(name, approved)).status_code in (403, 405)


def test_scheduled_entries_can_be_listed(editor, approved, make_draft):
    make_draft(statement="Another")
    editor.post(at("entry_schedule", approved), {"publish_at": SIX})
    page = editor.get(reverse("desk:entries"), {"wants": "time"})
    assert [entry.pk for entry in page.context["page"].rows] == [approved.pk]
    assert "1 scheduled" in page.content.decode()


def test_the_preview_of_a_scheduled_entry_bears_its_time(*, editor, reader, approved, clock):
    editor.post(at("entry_schedule", approved), {"publish_at": SIX})
    preview = editor.get(at("entry_preview", approved)).context["document"]
    clock.move_to(DUE)
    publish_due_entries()
    assert preview == json.loads(read(approved).revisions.get().document)
