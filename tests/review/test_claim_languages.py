"""Claims in other languages: what is shown, and what is stored and sent stays as it is."""

import re

import pytest
from django.urls import reverse

from claims.models import Claim, Figure
from factbase.history.models import Event
from tests.browsing import main_form

GERMAN = {"Accept-Language": "de"}


def edit(claim: Claim) -> str:
    return reverse("desk:claim_edit", args=[claim.public_id])


def test_a_claim_is_told_in_german(checker, bridge):
    page = checker.get(reverse("desk:claim", args=[bridge.public_id]), headers=GERMAN).content.decode()
    for words in ("&gt; 12\xa0Mio.\xa0€", "<dd>Kosten ", "bewilligt", "Deutschland", "Talbote", "10.07.2024"):
        assert words in page
    assert 'datetime="2024-07-10"' in page


def test_the_form_sends_numbers_codes_and_names_that_are_read_back(checker, bridge):
    sent = main_form(checker.get(edit(bridge), headers=GERMAN))
    assert sent["figures-0-low"] == "12000000"
    assert sent["figures-0-modifier"] == "more_than"
    assert sent["figures-0-giver"] == "Deutschland"
    checker.post(edit(bridge), sent, headers=GERMAN)
    assert not Event.objects.filter(subject=bridge.public_id).exists()
    assert Figure.objects.get(claim=bridge).giver.key == "DE"


@pytest.mark.parametrize("language", ["de", "fr"])
def test_why_a_claim_was_rejected_is_stored_once_and_read_by_everybody(checker, bridge, language):
    page = checker.get(reverse("desk:claim", args=[bridge.public_id]), headers={"Accept-Language": language})
    reason = re.search(r'name="reason" value="([^"]+)" data-key="3"', page.content.decode())[1]
    rejecting = reverse("desk:claim_reject", args=[bridge.public_id])
    checker.post(rejecting, {"reason": reason, "why": "alt"}, headers={"Accept-Language": language})
    assert Event.objects.get(subject=bridge.public_id).why == "not worth checking: alt"
    shown = checker.get(reverse("desk:claim", args=[bridge.public_id]), headers=GERMAN).content.decode()
    assert "nicht prüfwürdig: alt" in shown
    assert "<b>abgelehnt</b>" in shown


def test_what_the_api_says_of_a_claim_has_no_language(checker, bridge):
    address = f"/api/v1/claims/{bridge.public_id}/"
    assert checker.get(address, headers=GERMAN).content == checker.get(address).content
