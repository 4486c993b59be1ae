"""The scale of verdicts as an operator keeps it at the desk."""

import re

import pytest
from django.urls import reverse

from claims.models import Entry, Rating
from claims.publication.services import entry_correct
from factbase.history.models import Event
from tests.browsing import main_form

pytestmark = pytest.mark.django_db

KEYS = ["true", "mostly-true", "half-true", "mostly-false", "false", "unproven"]
NEW = {"key": "satire", "value": "", "label_en": "Satire", "label_de": "Satire", "label_fr": "Satire"}


@pytest.fixture
def operator(carol, as_user):
    return as_user(carol)


def keys() -> list[str]:
    return list(Rating.objects.values_list("key", flat=True))


def move(client, key: str, action: str) -> int:
    return client.post(reverse("desk:rating_move", args=[key, action])).status_code


def test_a_verdict_is_added_in_three_languages(operator, checker, draft):
    operator.post(reverse("desk:rating_create"), NEW | {"key": "Satire", "label_fr": "Parodie"})
    rating = Rating.objects.get(key="satire")
    assert (rating.value, rating.labels) == (None, {"en": "Satire", "de": "Satire", "fr": "Parodie"})
    assert keys() == [*KEYS, "satire"], "at the end"
    assert "Satire" in checker.get(reverse("desk:entry", args=[draft.public_id])).content.decode()
    event = Event.objects.first()
    assert (event.kind, event.subject, event.action, event.by.username) == (
        "rating",
        rating.public_id,
        "create",
        "carol",
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"key": "true"}, "There is such a verdict already."),
        ({"key": "not a slug"}, "Enter a valid “slug”"),
        ({"value": "6"}, "Select a valid choice"),
        ({"label_en": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_a_verdict_is_refused(operator, typed, says):
    assert says in operator.post(reverse("desk:rating_create"), NEW | typed).content.decode()
    assert keys() == KEYS


def test_words_may_be_missing_in_other_languages(operator):
    operator.post(reverse("desk:rating_create"), NEW | {"label_de": "", "label_fr": ""})
    assert Rating.objects.get(key="satire").label("fr") == "Satire"


@pytest.mark.parametrize("address", ["/desk/entries/scale/new/", "/desk/entries/scale/mostly-false/"])
def test_what_was_typed_and_not_saved_is_kept(operator, address):
    page = operator.get(address)
    keep = re.search(r'data-draft="([^"]+)"', page.content.decode())[1]
    operator.post(keep, main_form(page) | {"label_en": "Half-typed"})
    assert b"Half-typed" in operator.get(address).content
    assert not Rating.objects.filter(labels__en="Half-typed").exists()


def test_the_order_is_moved_and_moved_back(operator):
    move(operator, "unproven", "up")
    assert keys() == [*KEYS[:4], "unproven", "false"]
    move(operator, "unproven", "down")
    assert keys() == KEYS
    move(operator, "true", "up")
    assert keys() == KEYS
    assert Event.objects.filter(kind="rating").count() == 2, "what changes nothing is no event"


def test_a_retired_verdict_is_not_given_any_more_and_stays_where_it_is(
    *, operator, checker, reader, published, make_draft, form_of
):
    bearing = make_draft(statement="It bears it already")
    fresh = make_draft(statement="Not yet")
    Entry.objects.filter(pk=fresh.pk).update(rating=None)
    move(operator, "mostly-true", "retire")
    assert "Mostly true" in reader.get(published.get_absolute_url()).content.decode()
    assert reader.get("/", {"rating": "mostly-true"}).context["documents"]
    old, new = (checker.get(reverse("desk:entry", args=[entry.public_id])) for entry in (bearing, fresh))
    assert "Mostly true" in str(old.context["editor"].form["rating"])
    assert "Mostly true" not in str(new.context["editor"].form["rating"])
    sent = form_of(old, statement="Saved again")
    assert checker.post(reverse("desk:entry", args=[bearing.public_id]), sent).status_code == 302
    refused = form_of(new, rating=str(Rating.objects.get(key="mostly-true").pk))
    assert (
        "Select a valid choice" in checker.post(reverse("desk:entry", args=[fresh.public_id]), refused).content.decode()
    )
    move(operator, "mostly-true", "bring-back")
    assert Rating.objects.get(key="mostly-true").active


def test_published_entries_keep_their_words_until_they_are_corrected(*, operator, reader, published, bob):
    words = {"value": "4", "label_en": "Largely true", "label_de": "", "label_fr": ""}
    operator.post(reverse("desk:rating", args=["mostly-true"]), words)
    page = reader.get(published.get_absolute_url()).content.decode()
    assert "Mostly true" in page
    assert "Largely true" not in page
    entry_correct(Entry.objects.get(pk=published.pk), by=bob, reason="Why not", rationale="Other words")
    assert "Largely true" in reader.get(published.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("who", "code"), [("alice", 403), ("bob", 302), ("carol", 302), ("dave", 403), ("eve", 403)])
def test_who_may_change_the_scale(request, as_user, who, code):
    client = as_user(request.getfixturevalue(who))
    assert move(client, "unproven", "retire") == code
    assert client.post(reverse("desk:rating_create"), NEW).status_code == code
    assert client.get(reverse("desk:scale")).status_code == (403 if who == "eve" else 200)


def test_the_admin_only_shows_it(admin_client):
    rating = Rating.objects.first()
    address = reverse("admin:claims_rating_change", args=[rating.pk])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"key": "x", "labels": "{}", "position": 1}).status_code == 403
