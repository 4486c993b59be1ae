"""What is typed and not sent: kept for whoever typed it, put back with a notice, gone once it is saved."""

import pytest

from claims.models import Claim
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
