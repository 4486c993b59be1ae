"""What is typed and not sent: kept for whoever typed it, put back with a notice, gone once it is saved."""

import pytest

from claims.models import Claim
from claims.review.services import claim_edit
from factbase.drafts.models import Draft
from tests.browsing import main_form


@pytest.fixture
def form(bridge) -> str:
    return f"/desk/claims/{bridge.public_id}/edit/"


@pytest.fixture
def keep(bridge):
    def send(client, **values: str):
        return client.post(f"/desk/drafts/claim/of/{bridge.public_id}/", values)

    return send


def test_what_was_typed_stands_in_the_form_again(checker, form, keep, bridge):
    sent = main_form(checker.get(form)) | {"label": "half a thou", "figures-0-low": "13"}
    assert keep(checker, **sent).status_code == 204
    page = checker.get(form)
    assert b"Restored: what you typed until" in page.content
    assert {"label": "half a thou", "figures-0-low": "13"}.items() <= main_form(page).items()
    assert Claim.objects.get(pk=bridge.pk).label == bridge.label


def test_nobody_else_sees_it(checker, editor, form, keep):
    keep(checker, **main_form(checker.get(form)) | {"label": "half a thou"})
    page = editor.get(form)
    assert b"half a thou" not in page.content
    assert b"Restored" not in page.content


def test_saving_drops_it(checker, form, keep, bridge):
    sent = main_form(checker.get(form)) | {"label": "whole"}
    keep(checker, **sent)
    assert checker.post(form, sent).status_code == 302
    assert not Draft.objects.exists()
    assert b"Restored" not in checker.get(form).content


def test_a_form_that_is_refused_keeps_it(checker, form, keep):
    sent = main_form(checker.get(form)) | {"label": "", "claimant": "typed"}
    keep(checker, **sent)
    assert checker.post(form, sent).status_code == 200
    assert main_form(checker.get(form))["claimant"] == "typed"


def test_it_can_be_discarded(checker, form, keep, bridge):
    keep(checker, **main_form(checker.get(form)) | {"label": "half a thou"})
    assert checker.post(f"/desk/drafts/claim/of/{bridge.public_id}/drop/", {"next": form}).url == form
    assert main_form(checker.get(form))["label"] == bridge.label


def test_neither_tokens_nor_windows_are_kept(checker, keep):
    keep(checker, label="é & ü", csrfmiddlewaretoken="secret", window="1")
    assert Draft.objects.get().data == "label=%C3%A9+%26+%C3%BC"


def test_a_form_that_makes_a_row_has_one_too(checker):
    checker.post("/desk/drafts/text/", {"text": "Pasted, then the train came.", "title": ""})
    page = checker.get("/desk/articles/submit/")
    assert b"Pasted, then the train came." in page.content
    checker.post("/desk/articles/submit/", {"text": "Pasted, then the train came.", "source": "Talbote"})
    assert b"Pasted" not in checker.get("/desk/articles/submit/").content


def test_a_stranger_keeps_nothing(client, keep, as_user, eve):
    assert keep(client, label="x").status_code == 302
    assert keep(as_user(eve), label="x").status_code == 403
    assert not Draft.objects.exists()


def test_the_form_of_a_span_has_one_and_shows_what_somebody_changed_since(checker, bridge, bob):
    form = f"/desk/claims/{bridge.public_id}/span/"
    kept = main_form(checker.get(form)) | {"quote": bridge.quote.removesuffix(".")}
    checker.post(f"/desk/drafts/span/of/{bridge.public_id}/", kept)
    assert main_form(checker.get(form))["quote"].strip() == bridge.quote.removesuffix(".")
    claim_edit(bridge, by=bob, label="bob's")
    page = checker.post(form, kept)
    assert (page.status_code, b"Somebody changed this claim" in page.content) == (409, True)
    assert checker.post(form, main_form(page)).status_code == 302
    assert Claim.objects.get(pk=bridge.pk).quote == bridge.quote.removesuffix(".")
    assert not Draft.objects.exists()
