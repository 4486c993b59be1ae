"""What readers send, who reads it, and how the same is joined."""

import datetime as dt

import pytest
from django.urls import reverse

from claims.models import Letter, Tip
from claims.publication.services import entry_retract
from claims.publication.tips import limits
from claims.publication.tips.services import KEPT
from claims.tasks import forget_addresses
from factbase.history.models import Event

pytestmark = pytest.mark.django_db

SUGGEST = "/suggest/"
WORDS = "The new pier cost 12 million euros, says the mayor."
LETTER = {"words": WORDS, "url": "https://courier.example/pier", "email": "reader@post.example"}


@pytest.fixture
def _one_window(time_machine):
    """Letters are counted by the clock: none of these come just after the hour when the first came just before."""
    time_machine.move_to(dt.datetime(2026, 5, 4, 12, 1, tzinfo=dt.UTC), tick=False)


@pytest.fixture
def told(reader) -> Tip:
    reader.post(SUGGEST, LETTER)
    return Tip.objects.get()


def report_of(entry) -> str:
    return reverse("public:report", args=[entry.public_id])


def test_a_suggestion_reaches_the_desk(reader, checker):
    answer = reader.post(SUGGEST, LETTER, follow=True)
    assert "Thank you" in answer.content.decode()
    tip = Tip.objects.get()
    listed, page = checker.get(reverse("desk:tips")), checker.get(tip.desk_address())
    assert "The new pier cost 12 million" in listed.content.decode()
    assert all(word in page.content.decode() for word in LETTER.values())


def test_a_mistake_is_told_of_its_entry(reader, published, editor):
    reader.post(report_of(published), {"words": "It is 13."})
    assert Tip.objects.get().entry == published
    assert published.statement in editor.get(reverse("desk:tips"), {"kind": "error"}).content.decode()
    assert published.statement not in editor.get(reverse("desk:tips"), {"kind": "claim"}).content.decode()


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_what_is_not_public_takes_no_letter(request, reader, state):
    assert reader.post(report_of(request.getfixturevalue(state)), LETTER).status_code == 404


def test_a_retracted_entry_takes_no_letter(reader, published, bob):
    entry_retract(published, by=bob, notice="Forged.")
    assert reader.get(report_of(published)).status_code == 404


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (WORDS, True),
        ("  the new PIER cost 12 million euros – says the mayor", True),
        ("The new pier cost 12 million euros, says our mayor.", True),
        ("The new pier cost 13 million euros, says the mayor.", False),
        ("The new pier cost 12.5 million euros, says the mayor.", False),
        ("The lighthouse is closed on Mondays.", False),
    ],
)
def test_the_same_joins_the_first(reader, told, words, joined):
    reader.post(SUGGEST, {"words": words})
    assert (Tip.objects.count(), told.letters.count()) == ((1, 2) if joined else (2, 1))


def test_a_mistake_joins_only_one_of_the_same_entry(reader, told, published):
    reader.post(report_of(published), LETTER)
    reader.post(report_of(published), LETTER)
    assert [tip.letters.count() for tip in Tip.objects.order_by("pk")] == [1, 2]


def test_what_was_dealt_with_is_told_anew(reader, told, editor):
    editor.post(reverse("desk:tip_close", args=[told.public_id]), {"why": "Checked."})
    reader.post(SUGGEST, LETTER)
    assert Tip.objects.count() == 2
    editor.post(reverse("desk:tip_reopen", args=[told.public_id]))
    told.refresh_from_db()
    assert told.closed_at is not None


def test_the_answer_does_not_tell_what_others_sent(reader, told):
    first, again = (reader.post(SUGGEST, {"words": words}) for words in ("Something else entirely.", WORDS))
    assert (first.status_code, first.url) == (again.status_code, again.url)


def test_an_address_stands_in_the_letter_alone(reader, told, published, dave, as_user):
    events = str(list(Event.objects.values_list("before", "after", "why")))
    public = "".join(reader.get(page).content.decode() for page in ("/", "/thanks/", published.get_absolute_url()))
    listed = as_user(published.approved_by).get(reverse("desk:tips")).content.decode()
    assert "reader@post.example" not in events + public + listed
    assert as_user(dave).get(told.desk_address()).status_code == 403
    assert reader.get(told.desk_address()).status_code == 302


def test_an_address_is_erased_some_time_after_the_letter_was_dealt_with(editor, reader, told, time_machine):
    editor.post(reverse("desk:tip_close", args=[told.public_id]))
    reader.post(SUGGEST, {"words": "Another one.", "email": "other@post.example"})
    told.refresh_from_db()
    time_machine.move_to(told.closed_at + KEPT - dt.timedelta(minutes=1))
    forget_addresses()
    assert Letter.objects.exclude(email="").count() == 2
    time_machine.shift(dt.timedelta(minutes=2))
    forget_addresses()
    assert list(Letter.objects.order_by("pk").values_list("email", flat=True)) == ["", "other@post.example"]


@pytest.mark.parametrize(
    "wrong",
    [{"words": ""}, {"words": "x" * 2001}, {"url": "javascript:alert(1)"}, {"url": "ftp://a.example"}, {"email": "x"}],
)
def test_what_makes_no_sense_is_refused(reader, wrong):
    answer = reader.post(SUGGEST, LETTER | wrong)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("_one_window")
def test_too_many_letters_are_refused_and_kept_in_the_form(reader):
    for number in range(limits.OF_ONE.most):
        assert reader.post(SUGGEST, {"words": f"Claim {number}"}).status_code == 302
    refused = reader.post(SUGGEST, LETTER)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= limits.OF_ONE.seconds
    assert "The new pier" in refused.content.decode()
    assert Letter.objects.count() == limits.OF_ONE.most
    assert reader.post(SUGGEST, LETTER, REMOTE_ADDR="203.0.113.9").status_code == 302


@pytest.mark.usefixtures("_one_window")
def test_a_header_does_not_make_another_reader(reader):
    for number in range(limits.OF_ONE.most):
        reader.post(SUGGEST, {"words": f"Claim {number}"}, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert reader.post(SUGGEST, LETTER, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429


@pytest.mark.parametrize(("name", "code"), [("alice", 302), ("bob", 302), ("carol", 403), ("dave", 403)])
def test_who_may_deal_with_letters(request, as_user, told, name, code):
    client = as_user(request.getfixturevalue(name))
    assert client.post(reverse("desk:tip_close", args=[told.public_id])).status_code == code
    told.refresh_from_db()
    assert (told.closed_at is not None) == (code == 302)


def test_closing_is_undone(editor, told):
    page = editor.post(reverse("desk:tip_close", args=[told.public_id]), {"why": "Checked."}, follow=True)
    undo = reverse("desk:tip_reopen", args=[told.public_id])
    assert f'action="{undo}"' in page.content.decode()
    editor.post(undo)
    told.refresh_from_db()
    assert told.closed_at is None
    actions = Event.objects.filter(subject=told.public_id).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["receive", "close", "reopen"]


def test_the_second_to_close_it_is_told(editor, checker, told):
    address = reverse("desk:tip_close", args=[told.public_id])
    editor.post(address)
    assert "Somebody else has closed it" in checker.post(address, follow=True).content.decode()


def test_lists_cost_the_same_however_many_letters(checker, reader, told, django_assert_max_num_queries):
    for number in range(8):
        Letter.objects.create(tip=told, words=f"Letter {number}")
    with django_assert_max_num_queries(8):
        checker.get(reverse("desk:tips"))
    with django_assert_max_num_queries(10):
        checker.get(told.desk_address())
