"""Two people change one entry: shown field by field, never overwritten."""

import datetime as dt

import pytest
from django.urls import reverse

from claims.models import Entry, Rating
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_correct, entry_edit
from factbase.drafts.models import Draft
from tests.browsing import main_form, notice


@pytest.fixture
def form(draft) -> str:
    return reverse("desk:entry", args=[draft.public_id])


def test_a_draft_that_a_colleague_changed_shows_both(checker, form, draft, bob):
    mine = main_form(checker.get(form)) | {"statement": "Mine", "rationale": "My reasons"}
    entry_edit(draft, by=bob, statement="Bob's", rating=Rating.objects.get(key="false"))
    evidence_set(draft, [], by=bob)
    page = checker.post(form, mine)
    assert page.status_code == 409
    rows = {row.name: row for row in page.context["conflict"].rows}
    assert list(rows) == ["statement", "rating", "rationale", "evidence"]
    assert (rows["statement"].mine, rows["statement"].theirs, rows["statement"].touched) == (
        ("Mine",),
        ("Bob's",),
        True,
    )
    assert (rows["rating"].theirs, rows["rating"].touched) == (("False",), False)
    assert checker.post(form, main_form(page) | {"choice-statement": "theirs"}).status_code == 302
    saved = Entry.objects.get(pk=draft.pk)
    assert (saved.statement, saved.rating.key, saved.rationale) == ("Bob's", "false", "My reasons")
    assert not saved.evidence.exists()


def test_an_embargo_that_nobody_changed_is_no_difference(checker, form, draft, alice, bob):
    entry_edit(draft, by=alice, embargo_until=dt.datetime(2099, 12, 24, 5, tzinfo=dt.UTC))
    mine = main_form(checker.get(form))
    entry_edit(draft, by=bob, statement="Bob's")
    page = checker.post(form, mine)
    assert [row.name for row in page.context["conflict"].rows] == ["statement"]
    entry_edit(draft, by=bob, embargo_until=None)
    rows = {row.name: row for row in checker.post(form, mine).context["conflict"].rows}
    assert (rows["embargo_until"].mine, rows["embargo_until"].theirs) == (("2099-12-24T06:00",), ("",))


def test_a_correction_that_a_colleague_made_first_is_shown(editor, published, bob):
    form = reverse("desk:entry_correct", args=[published.public_id])
    mine = main_form(editor.get(form)) | {"statement": "Mine", "reason": "because"}
    entry_correct(Entry.objects.get(pk=published.pk), by=bob, reason="faster", statement="Theirs")
    page = editor.post(form, mine)
    assert page.status_code == 409
    assert [row.name for row in page.context["conflict"].rows] == ["statement"]
    assert editor.post(form, main_form(page)).status_code == 302
    assert Entry.objects.get(pk=published.pk).statement == "Mine"


def test_what_was_typed_is_restored_and_dropped_once_saved(checker, form, draft):
    typed = main_form(checker.get(form)) | {"rationale": "Half a thought", "evidence-1-title": "A second source"}
    checker.post(reverse("desk:draft", args=["entry", draft.public_id]), typed)
    page = checker.get(form)
    assert b"Restored" in page.content
    assert main_form(page)["evidence-1-title"] == "A second source"
    checker.post(form, main_form(page))
    assert not Draft.objects.exists()
    assert list(draft.evidence.values_list("title", flat=True)) == ["The contract", "A second source"]


def test_a_draft_has_a_lease_and_what_is_public_has_none(checker, editor, form, published):
    assert b"data-lease" not in editor.get(reverse("desk:entry", args=[published.public_id])).content
    assert notice(editor.get(reverse("desk:entry_correct", args=[published.public_id]))) == ""


def test_the_second_editor_is_told(checker, editor, form):
    checker.get(form)
    assert "alice has been working on this" in notice(editor.get(form))
