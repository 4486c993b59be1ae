"""The log of contacts: whom we asked, by when they were to answer, what they said. It never leaves the house."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Contact, Entry
from claims.publication.contacts.services import contact_log
from claims.publication.evidence import evidence_set
from factbase.history.models import Event

pytestmark = pytest.mark.django_db

ASKED = {
    "party": "The mayor’s office",
    "channel": "email",
    "asked": "Where do\r\nthe 12 million come from?",
    "asked_at": "2026-11-03T09:30",
    "deadline": "2026-11-05T18:00",
    "answer": "",
    "answered_at": "",
}


def at(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=[getattr(arg, "public_id", arg) for arg in args])


@pytest.fixture
def contact(draft, alice) -> Contact:
    asked = timezone.now() - dt.timedelta(days=3)
    return contact_log(
        draft, by=alice, party="The mayor", channel="telephone", asked="Why?", asked_at=asked,
        deadline=asked + dt.timedelta(days=1),
    )  # fmt: skip


def acts(entry: Entry) -> list[str]:
    return list(Event.objects.filter(subject=entry.public_id).values_list("action", flat=True))


def test_a_question_is_logged_in_the_zone_of_the_desk(checker, draft):
    checker.post(at("contact_create", draft), ASKED)
    contact = draft.contacts.get()
    assert contact.asked_at == dt.datetime(2026, 11, 3, 8, 30, tzinfo=dt.UTC), "Luxembourg is an hour ahead"
    assert contact.asked == "Where do\nthe 12 million come from?"
    assert (contact.logged_by.username, acts(draft)[0]) == ("alice", "ask")


def test_an_hour_that_the_clocks_leave_out_is_refused(checker, draft):
    page = checker.post(at("contact_create", draft), ASKED | {"deadline": "2027-03-28T02:30"})
    assert "couldn’t be interpreted in time zone Europe/Luxembourg" in page.content.decode()
    assert not draft.contacts.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"deadline": "2026-11-03T09:30"}, "not after the question"),
        ({"answer": "No", "answered_at": "2026-11-01T09:00"}, "not after the question"),
        ({"answered_at": "2026-11-04T09:00"}, "What did they answer?"),
        ({"party": ""}, "This field is required."),
    ],
)
def test_what_makes_no_sense_is_said_at_the_form(checker, draft, typed, says):
    page = checker.post(at("contact_create", draft), ASKED | typed)
    assert says in page.content.decode()
    assert "Where do" in page.content.decode(), "nothing typed is lost"
    assert not draft.contacts.exists()


def test_an_overdue_answer_is_shown_and_can_be_listed(checker, draft, contact):
    assert ">overdue<" in checker.get(at("entry", draft)).content.decode()
    page = checker.get(reverse("desk:entries"), {"wants": "answer"})
    assert [entry.pk for entry in page.context["page"].rows] == [draft.pk]
    assert "1 with an overdue answer" in page.content.decode()


def test_an_answer_ends_the_waiting_and_keeps_what_was_asked(checker, draft, contact):
    page = checker.get(at("contact", draft, contact))
    sent = {field.html_name: field.value() or "" for field in page.context["form"]} | {
        "answer": "We pay.\r\nAll of it."
    }
    checker.post(at("contact", draft, contact), sent)
    contact.refresh_from_db()
    assert contact.answer == "We pay.\nAll of it."
    assert timezone.now() - contact.answered_at < dt.timedelta(minutes=1)
    assert not checker.get(reverse("desk:entries"), {"wants": "answer"}).context["page"].rows
    event = Event.objects.filter(subject=draft.public_id).first()
    assert (event.action, event.before["answer"], event.after["answer"]) == (
        "note an answer",
        "",
        "We pay.\nAll of it.",
    )


def test_what_was_logged_by_mistake_is_struck_out_and_restored(checker, draft, contact):
    checker.post(at("contact_strike", draft, contact))
    assert not Contact.objects.overdue(timezone.now()).exists()
    assert "struck out" in checker.get(at("entry", draft)).content.decode()
    checker.post(at("contact_restore", draft, contact))
    assert Contact.objects.overdue(timezone.now()).exists()
    assert acts(draft)[:2] == ["undo strike out a contact", "strike out a contact"]


@pytest.mark.parametrize("state", ["draft", "in_review", "published", "retracted"])
def test_an_answer_may_come_in_any_state_and_makes_nobody_the_writer(request, editor, state):
    entry = request.getfixturevalue(state)
    before = Entry.objects.get(pk=entry.pk).edited_by
    editor.post(at("contact_create", entry), ASKED)
    assert entry.contacts.count() == 1
    assert Entry.objects.get(pk=entry.pk).edited_by == before, "four eyes are about the text"


@pytest.mark.parametrize(("who", "code"), [("alice", 200), ("bob", 200), ("carol", 403), ("dave", 403), ("eve", 403)])
def test_who_may_log(*, request, as_user, draft, contact, who, code):
    client = as_user(request.getfixturevalue(who))
    assert client.get(at("contact_create", draft)).status_code == code
    assert client.get(at("contact", draft, contact)).status_code == code


def test_the_log_is_never_public(reader, published, bob):
    contact_log(
        published, by=bob, party="Whistle Blower", channel="meeting", asked="Secret question", asked_at=timezone.now()
    )
    pages = [reader.get(published.get_absolute_url()), reader.get(f"/api/v1/entries/{published.public_id}/")]
    assert not [page for page in pages if b"Whistle" in page.content or b"Secret" in page.content]


def test_who_approves_sees_what_is_still_open(editor, in_review, contact):
    page = editor.get(at("entry", in_review)).content.decode()
    assert "The mayor has not answered; the deadline was" in page
    assert "No copy is kept yet of “The contract”." in page


def test_an_entry_with_much_takes_as_many_queries(checker, draft, contact, alice, django_assert_num_queries):
    address = at("entry", draft)
    checker.get(address)  # takes the lease
    with CaptureQueriesContext(connection) as few:
        checker.get(address)
    for number in range(10):
        contact_log(draft, by=alice, party=f"Number {number}", asked="Why?", asked_at=timezone.now())
    many = [{"title": str(number), "url": f"https://town.example/{number}"} for number in range(10)]
    evidence_set(draft, many, by=alice)
    with django_assert_num_queries(len(few)):
        checker.get(address)
