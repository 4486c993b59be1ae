"""What stood there: every revision under its number, and what was read on a day."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from claims.models import Entry, EntryRevision
from claims.publication.services import entry_correct, entry_publish
from tests.publication.conftest import RATIONALE

pytestmark = pytest.mark.django_db


def at(moment: str) -> dt.datetime:
    return timezone.make_aware(dt.datetime.fromisoformat(moment))


@pytest.fixture
def told(approved, bob, time_machine) -> Entry:
    """Published on 3 March 2026, corrected in the evening of 5 March."""
    time_machine.move_to(at("2026-03-03T12:00"))
    entry_publish(approved, by=bob)
    time_machine.move_to(at("2026-03-05T20:00"))
    entry_correct(approved, by=bob, reason="It said 21; it is 12.", rationale=f"{RATIONALE} Now right.")
    time_machine.move_to(at("2026-06-01T12:00"))
    return approved


@pytest.mark.parametrize(
    ("as_of", "number"),
    [
        ("2026-03-03", 1),
        ("2026-03-04", 1),
        ("2026-03-05T19:59:59", 1),
        ("2026-03-05T20:00:01+01:00", 2),
        ("2026-03-05T18:30:00Z", 1),
        ("2026-03-05", 2),
        ("2027-01-01", 2),
    ],
)
def test_what_was_read_on_a_day(reader, told, as_of, number):
    page = reader.get(told.get_absolute_url(), {"as_of": as_of})
    assert (page.status_code, page.context["document"]["revision"]) == (200, number)


def test_a_day_before_the_first_publication_says_when_that_was(reader, told):
    page = reader.get(told.get_absolute_url(), {"as_of": "2026-03-02"})
    assert page.status_code == 404
    assert "3 March 2026" in page.content.decode()


@pytest.mark.parametrize("as_of", ["yesterday", "2026-02-31", "2026-13-01T00:00", "0", "2026-03-05T25:00", "9" * 40])
def test_what_is_no_day_is_not_found(reader, told, as_of):
    assert reader.get(told.get_absolute_url(), {"as_of": as_of}).status_code == 404


def test_every_revision_keeps_its_address(reader, told):
    first, second = (revision.get_absolute_url() for revision in told.revisions.order_by("number"))
    assert "Now right." not in reader.get(first).content.decode()
    assert "Now right." in reader.get(second).content.decode()
    assert "It was corrected after that." in reader.get(first).content.decode()
    assert "It has not changed since." in reader.get(second).content.decode()


def test_a_revision_tells_what_it_changed(reader, told):
    first, second = (reader.get(each.get_absolute_url()) for each in told.revisions.order_by("number"))
    assert first.context["changes"] == []
    assert [change.name for change in second.context["changes"]] == ["Rationale"]
    assert "<ins> Now right.</ins>" in second.content.decode()


def test_an_old_revision_is_not_for_search_engines(reader, told):
    old = reader.get(told.revisions.get(number=1).get_absolute_url()).content.decode()
    now = reader.get(told.get_absolute_url()).content.decode()
    assert 'content="noindex"' in old
    assert 'content="noindex"' not in now
    canonical = f'<link rel="canonical" href="http://testserver{told.get_absolute_url()}">'
    assert canonical in old
    assert canonical in now


@pytest.mark.parametrize("state", ["draft", "in_review", "approved"])
def test_what_is_not_public_has_no_revisions(request, reader, state):
    entry = request.getfixturevalue(state)
    pages = [f"/entries/{entry.public_id}/revisions/1/", f"/entries/{entry.public_id}/revisions/1/picture.png"]
    assert [reader.get(page).status_code for page in pages] == [404, 404]
    assert reader.get(entry.get_absolute_url(), {"as_of": "2026-03-04"}).status_code == 404


def test_nothing_of_a_retracted_entry_is_left(reader, retracted):
    base = f"/entries/{retracted.public_id}/revisions/1/"
    answers = [reader.get(base), reader.get(f"{base}picture.png")]
    answers.append(reader.get(retracted.get_absolute_url(), {"as_of": timezone.localdate().isoformat()}))
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert not [answer for answer in answers if "12 million" in answer.content.decode(errors="replace")]


def test_a_number_that_never_was_is_not_found(reader, published):
    assert reader.get(f"/entries/{published.public_id}/revisions/2/").status_code == 404


def test_the_picture_is_a_png_of_the_size_that_networks_ask_for(reader, published):
    page = reader.get(published.get_absolute_url()).content.decode()
    [address] = re.findall(r'og:image" content="http://testserver([^"]+)"', page)
    answer = reader.get(address)
    size = (int.from_bytes(answer.content[16:20]), int.from_bytes(answer.content[20:24]))
    assert (answer["Content-Type"], answer.content[:4], size) == ("image/png", b"\x89PNG", (1200, 630))


def test_a_published_entry_costs_the_same_however_much_is_in_it(reader, corrected, django_assert_num_queries):
    for number in range(3, 9):
        EntryRevision.objects.create(
            entry=corrected, number=number, kind="correction", reason="Again.", by=corrected.approved_by,
            at=timezone.now(), document=corrected.revisions.get(number=2).document,
        )  # fmt: skip
    # Three for the ETag; the revision, the translations, what else was checked, and the pages about us.
    with django_assert_num_queries(7):
        reader.get(corrected.get_absolute_url())
