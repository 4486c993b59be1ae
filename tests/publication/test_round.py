"""An entry from accepted claims to its retraction, as the pages let people do it."""

import pytest
from django.urls import reverse

from claims.models import Entry
from claims.publication.services import entry_move
from factbase.drafts.models import Draft
from tests.browsing import main_form
from tests.publication.conftest import QUOTE

pytestmark = pytest.mark.django_db


def at(name: str, entry: Entry) -> str:
    return reverse(f"desk:{name}", args=[entry.public_id])


def state(entry: Entry) -> str:
    return Entry.objects.get(pk=entry.pk).state


def test_accepted_claims_become_a_draft(checker, claim):
    answer = checker.post(reverse("desk:entry_create"), {"claim": [claim.public_id]})
    entry = Entry.objects.get()
    assert answer.url == at("entry", entry)
    assert (entry.state, entry.statement) == ("draft", claim.label)
    assert list(entry.entry_claims.values_list("claim", "role")) == [(claim.pk, "checked")]


def test_an_entry_needs_a_claim(checker, db):
    page = checker.post(reverse("desk:entry_create"))
    assert "Choose at least one claim." in page.content.decode()
    assert not Entry.objects.exists()


def test_a_claim_that_nobody_accepted_makes_no_entry(checker, claim):
    type(claim).objects.filter(pk=claim.pk).update(state="suggested")
    answer = checker.post(reverse("desk:entry_create"), {"claim": [claim.public_id]})
    assert answer.status_code == 403
    assert "accept it first" in answer.content.decode()
    assert not Entry.objects.exists()


def test_only_accepted_claims_are_offered(checker, claim):
    assert claim.label in checker.get(reverse("desk:entry_create"), {"q": "harbour mayor"}).context["claims"][0].label
    assert not checker.get(reverse("desk:entry_create"), {"q": "airport"}).context["claims"]
    type(claim).objects.filter(pk=claim.pk).update(state="suggested")
    assert not checker.get(reverse("desk:entry_create")).context["claims"]


def test_the_editor_saves_everything_at_once(checker, draft, claim, form_of):
    page = checker.get(at("entry", draft))
    typed = {
        "statement": "It cost twelve",
        "rationale": "Two\r\nlines",
        "language": "de",
        "evidence-1-title": "A letter",
        "evidence-1-url": "town.example/letter",
        f"role-{claim.public_id}": "appearance",
    }
    checker.post(at("entry", draft), form_of(page, **typed))
    saved = Entry.objects.get(pk=draft.pk)
    assert (saved.statement, saved.rationale, saved.language) == ("It cost twelve", "Two\nlines", "de")
    assert list(saved.evidence.values_list("title", "url")) == [
        ("The contract", "https://town.example/contract"),
        ("A letter", "https://town.example/letter"),
    ]
    assert saved.entry_claims.get().role == "appearance"


def test_evidence_and_claims_can_be_taken_out(checker, draft, claim, form_of):
    page = checker.get(at("entry", draft))
    checker.post(at("entry", draft), form_of(page, **{"evidence-0-DELETE": "on", f"role-{claim.public_id}": ""}))
    assert not draft.evidence.exists()
    assert not draft.entry_claims.exists()


def test_who_saves_without_a_change_has_not_edited(editor, draft, alice, form_of):
    draft.refresh_from_db()
    before = draft.edited_at
    editor.post(at("entry", draft), form_of(editor.get(at("entry", draft))))
    draft.refresh_from_db()
    assert (draft.edited_at, draft.edited_by) == (before, alice)


def test_an_unfinished_draft_is_saved_and_says_what_is_missing(checker, draft, form_of):
    page = checker.get(at("entry", draft))
    answer = checker.post(at("entry", draft), form_of(page, rationale="", submit="1"), follow=True)
    assert "Still missing: rationale" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.state, draft.rationale) == ("draft", "")


def test_the_later_of_two_edits_is_shown_not_written(checker, editor, draft, form_of):
    first, second = checker.get(at("entry", draft)), editor.get(at("entry", draft))
    checker.post(at("entry", draft), form_of(first, statement="By alice"))
    answer = editor.post(at("entry", draft), form_of(second, statement="By bob"))
    assert answer.status_code == 409
    assert "alice has changed this entry" in answer.content.decode()
    assert "By bob" in answer.content.decode()
    assert Entry.objects.get(pk=draft.pk).statement == "By alice"


def test_the_way_to_publication(checker, editor, reader, draft, form_of):
    checker.post(at("entry", draft), form_of(checker.get(at("entry", draft)), submit="1"))
    assert state(draft) == "in_review"
    editor.post(at("entry_move", draft), {"action": "approve"})
    assert state(draft) == "approved"
    assert reader.get(draft.get_absolute_url()).status_code == 404
    editor.post(at("entry_move", draft), {"action": "publish"})
    assert state(draft) == "published"
    assert QUOTE in reader.get(draft.get_absolute_url()).content.decode()


def test_sending_back_wants_a_reason(editor, in_review):
    answer = editor.post(at("entry_move", in_review), {"action": "return"}, follow=True)
    assert "Say what has to change" in answer.content.decode()
    assert state(in_review) == "in_review"
    editor.post(at("entry_move", in_review), {"action": "return", "why": "No source for 2023"})
    assert state(in_review) == "draft"
    assert "No source for 2023" in editor.get(at("entry_history", in_review)).content.decode()


def test_a_correction_is_public_with_its_reason(editor, reader, published, form_of):
    page = editor.get(at("entry_correct", published))
    typed = {"rationale": "It was **twelve**.", "reason": "We had misread a digit."}
    editor.post(at("entry_correct", published), form_of(page, **typed))
    public = reader.get(published.get_absolute_url()).content.decode()
    assert "<strong>twelve</strong>" in public
    assert "We had misread a digit." in public
    assert "Corrected" in public


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"rationale": "Other words"}, "This field is required."),
        ({"reason": "Because"}, "Nothing is different from what readers see."),
    ],
)
def test_a_correction_needs_a_change_and_a_reason(editor, published, form_of, typed, says):
    page = editor.get(at("entry_correct", published))
    answer = editor.post(at("entry_correct", published), form_of(page, **typed))
    assert says in answer.content.decode()
    assert published.revisions.count() == 1


def test_a_statement_that_is_corrected_moves_the_page(editor, reader, published, form_of):
    before = published.get_absolute_url()
    page = editor.get(at("entry_correct", published))
    editor.post(at("entry_correct", published), form_of(page, statement="It cost less", reason="Too much"))
    answer = reader.get(before)
    assert (answer.status_code, answer.url) == (301, f"/entries/{published.public_id}/it-cost-less/")


def test_a_retraction_leaves_the_notice(editor, reader, published):
    answer = editor.post(at("entry_retract", published), {"notice": "It was forged."})
    assert state(published) == "published", "without the tick it is only asked"
    assert "This field is required." in answer.content.decode()
    editor.post(at("entry_retract", published), {"notice": "It was forged.", "sure": "on"})
    page = reader.get(published.get_absolute_url())
    assert page.status_code == 410
    assert "It was forged." in page.content.decode()
    assert QUOTE not in page.content.decode()


def test_a_notice_that_was_not_sent_is_kept_and_what_one_is_sure_of_is_not(editor, published):
    form = f"/desk/entries/{published.public_id}/retract/"
    kept = main_form(editor.get(form)) | {"notice": "We were wrong", "sure": "on"}
    editor.post(f"/desk/drafts/retraction/of/{published.public_id}/", kept)
    page = editor.get(form)
    assert b"Restored: what you typed until" in page.content
    assert b"We were wrong" in page.content
    assert "sure" not in main_form(page)
    assert editor.post(form, kept).status_code == 302
    assert not Draft.objects.exists()


def test_a_retracted_entry_can_have_a_successor(editor, reader, retracted, claim, bob):
    given = {"claim": [claim.public_id], "succeeds": retracted.public_id}
    editor.post(reverse("desk:entry_create"), given)
    successor = Entry.objects.get(succeeds=retracted)
    assert (successor.state, successor.statement) == ("draft", retracted.statement)
    assert successor.get_absolute_url() not in reader.get(retracted.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("name", "action"), [("draft", "approve"), ("draft", "publish"), ("in_review", "publish"), ("published", "return")]
)
def test_a_step_out_of_order_is_explained(editor, request, name, action):
    entry = request.getfixturevalue(name)
    answer = editor.post(at("entry_move", entry), {"action": action, "why": "because"}, follow=True)
    assert "is not possible from the state" in answer.content.decode()
    assert state(entry) == name


def test_what_went_into_review_meanwhile_is_not_written(checker, draft, alice, form_of):
    page = checker.get(at("entry", draft))
    entry_move(draft, "submit", by=alice)
    answer = checker.post(at("entry", draft), form_of(page, statement="Too late"))
    assert answer.status_code == 409
    assert "Only a draft can be edited" in answer.content.decode()
    assert "Too late" in answer.content.decode()
    assert Entry.objects.get(pk=draft.pk).statement != "Too late"


def test_history_shows_events_word_by_word_and_every_revision(editor, corrected):
    page = editor.get(at("entry_history", corrected)).content.decode()
    assert "The contract says **€12.4 million**.<ins> Now right.</ins>" in page
    assert at("entry_history", corrected).replace("history", "revisions/1") in page
    first = editor.get(reverse("desk:entry_revision", args=[corrected.public_id, 1])).content.decode()
    assert "Now right." not in first


def test_the_preview_is_the_page_to_come(editor, reader, approved):
    preview = editor.get(at("entry_preview", approved))
    editor.post(at("entry_move", approved), {"action": "publish"})
    public = reader.get(approved.get_absolute_url())
    dates = ("published", "url", "state")
    shown, served = (
        {name: value for name, value in page.context["document"].items() if name not in dates}
        for page in (preview, public)
    )
    assert shown == served
    assert preview.templates[0].name == public.templates[0].name


def test_the_desk_lists_entries_by_state(checker, draft, make_draft, alice):
    other = make_draft(statement="The pier cost nothing")
    Entry.objects.filter(pk=other.pk).update(state="in_review")
    page = checker.get(reverse("desk:entries"), {"state": "in_review", "q": "pier"})
    assert [entry.pk for entry in page.context["page"].rows] == [other.pk]
    assert not checker.get(reverse("desk:entries"), {"state": "draft", "q": "pier"}).context["page"].rows
