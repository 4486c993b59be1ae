"""What readers can see, and what they cannot."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.models import Entry, EntryRevision, Rating
from claims.publication.paging import SIZE
from claims.publication.services import entry_move, entry_publish
from tests.publication.conftest import QUOTE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "code"),
    [("draft", 404), ("in_review", 404), ("approved", 404), ("published", 200), ("corrected", 200), ("retracted", 410)],
)
def test_entry_pages_by_state(request, reader, state, code):
    entry = request.getfixturevalue(state)
    assert reader.get(entry.get_absolute_url()).status_code == code


@pytest.mark.parametrize(
    ("state", "listed"),
    [("draft", 0), ("in_review", 0), ("approved", 0), ("published", 1), ("corrected", 1), ("retracted", 0)],
)
def test_the_list_by_state(request, reader, state, listed):
    request.getfixturevalue(state)
    assert len(reader.get("/").context["documents"]) == listed


def test_verdict_statement_claim_reason_and_evidence_stand_in_this_order(reader, published):
    page = reader.get(published.get_absolute_url()).content.decode()
    parts = [
        "Mostly true",
        "The harbour cost more than €12 million",
        "Claimed by The mayor",
        QUOTE,
        "&gt; €12M",
        "Luxembourg",
        "<strong>€12.4 million</strong>",
        'href="https://town.example/contract"',
        reverse("api:entry", args=[published.public_id]),
    ]
    page = page[page.index("<main") :]
    places = [page.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("state", ["published", "corrected", "retracted"])
def test_nothing_of_the_house_is_on_public_pages(request, reader, claim, state):
    entry = request.getfixturevalue(state)
    pages = [reader.get(entry.get_absolute_url()), reader.get("/")]
    text = " ".join(page.content.decode() for page in pages)
    inside = ["Nobody outside", "private", "confidential", "alice", "bob", "/desk/", claim.article.text_sha256]
    assert not [word for word in inside if re.search(rf"\b{re.escape(word)}", text)]


def test_the_page_shows_the_revision_not_the_working_copy(reader, published):
    Entry.objects.filter(pk=published.pk).update(rationale="Unpublished thoughts")
    assert "Unpublished thoughts" not in reader.get(published.get_absolute_url()).content.decode()


@pytest.mark.parametrize("tail", ["", "another-slug/"])
def test_another_slug_leads_to_the_right_one(reader, published, tail):
    answer = reader.get(f"/entries/{published.public_id}/{tail}")
    assert (answer.status_code, answer.url) == (301, published.get_absolute_url())


@pytest.mark.parametrize("path", ["/entries/000000000000/", "/entries/nothing/at-all/", "/entries/", "/nowhere"])
def test_what_never_was_is_not_found(reader, db, path):
    page = reader.get(path)
    assert page.status_code == 404
    assert "There is no such page" in page.content.decode()


def test_a_retracted_entry_names_its_published_successor(reader, retracted, make_draft, alice, bob):
    successor = make_draft(succeeds=retracted, statement="The harbour cost less")
    assert successor.public_id not in reader.get(retracted.get_absolute_url()).content.decode()
    entry_move(successor, "submit", by=alice)
    entry_move(successor, "approve", by=bob)
    entry_publish(successor, by=bob)
    assert successor.get_absolute_url() in reader.get(retracted.get_absolute_url()).content.decode()


@pytest.fixture
def many(alice) -> list[Entry]:
    """A page and a half of published entries, the youngest first; two of the youngest at the same moment."""
    noon = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    rating = Rating.objects.get(key="false")
    rows = [
        Entry(
            statement=f"Statement {number}",
            language="de" if number % 10 == 0 else "en",
            rating=rating,
            created_by=alice,
            edited_by=alice,
            state="published",
            published_at=noon + dt.timedelta(minutes=number // 2),
        )
        for number in range(SIZE + SIZE // 2)
    ]
    Entry.objects.bulk_create(rows)
    EntryRevision.objects.bulk_create(
        EntryRevision(
            entry=entry, number=1, kind="publication", by=alice, at=noon,
            document=f'{{"statement": "{entry.statement}", "url": "/", "claims": []}}',
        )
        for entry in rows
    )  # fmt: skip
    return list(reversed(rows))


def statements(page) -> list[str]:
    return [document["statement"] for document in page.context["documents"]]


def test_pages_follow_each_other_without_gap_or_repetition(reader, many):
    first = reader.get("/")
    second = reader.get("/", {"after": first.context["after"]})
    assert statements(first) + statements(second) == [entry.statement for entry in many]
    assert (len(statements(first)), second.context["after"]) == (SIZE, "")


def test_an_entry_published_meanwhile_moves_nothing(reader, many, published):
    cursor = reader.get("/").context["after"]
    Entry.objects.filter(pk=published.pk).update(published_at=timezone.now())
    assert statements(reader.get("/", {"after": cursor}))[0] == many[SIZE - 1].statement


def test_an_unknown_cursor_is_not_found(reader, db):
    assert reader.get("/", {"after": "zzzzzzzzzzzz"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "statement 12"}, ["Statement 12"]),
        ({"q": "12 pier"}, []),
        ({"language": "de", "q": "10"}, ["Statement 10"]),
        ({"q": "1"}, ["Statement 1"]),
        ({"q": '"statement 3"'}, ["Statement 3"]),
        ({"rating": "false", "q": "44"}, ["Statement 44"]),
        ({"rating": "true"}, []),
        ({"rating": "no-such", "language": "xx", "q": "44"}, ["Statement 44"]),
        ({"q": "100%"}, []),
    ],
)
def test_search_and_filters(reader, many, query, found):
    assert statements(reader.get("/", query)) == found


def test_the_next_page_keeps_the_conditions(reader, many):
    page = reader.get("/", {"rating": "false", "q": "statement"}).content.decode()
    assert re.search(r'rel="next" href="\?rating=false&amp;q=statement&amp;after=[0-9a-z]{12}"', page)


def test_a_newsroom_without_entries_says_so(reader, db):
    assert "Nothing is published yet" in reader.get("/").content.decode()
