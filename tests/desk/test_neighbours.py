"""A linked claim beside the one on the page."""

from decimal import Decimal

import pytest

from claims.desk.comparing import rows
from claims.models import Claim, ClaimLink, Figure
from claims.review.services import link_set


def marks(this: Claim, other: Claim) -> dict[str, str]:
    return {str(row.name): row.mark for row in rows(this, other)}


@pytest.fixture
def twin(share, bridge) -> Claim:
    """With the same figure as `bridge`."""
    figure = bridge.figures.get()
    figure.pk, figure.claim, figure.start, figure.end = None, share, 0, 10
    figure.save()
    return share


@pytest.mark.parametrize(
    ("field", "value", "row", "mark"),
    [
        ("unit", "EUR", "Amount", "equal"),
        ("low", Decimal(12_500_000), "Amount", "near"),
        ("low", Decimal(30_000_000), "Amount", "near"),
        ("unit", "USD", "Amount", "differs"),
        ("unit", "USD", "Currency or unit", "differs"),
        ("measure", "costs", "Of what", "near"),
        ("measure", "seats", "Of what", "differs"),
        ("measure", "", "Of what", ""),
        ("stage", "spent", "Stage", "differs"),
        ("giver_id", None, "Giver", ""),
    ],
)
def test_fields_are_equal_near_or_different(field, value, row, mark, *, bridge, twin):
    Figure.objects.filter(claim=twin).update(**{field: value})
    assert marks(bridge, twin)[row] == mark


@pytest.mark.parametrize(
    ("low", "high", "mark"),
    [(12, 12, "near"), (13, 13, "near"), (None, 13, "near"), (None, 5, "differs"), (5, 5, "differs")],
)
def test_an_amount_is_near_where_one_number_could_be_both_or_nearly(low, high, mark, bridge, twin):
    millions = {name: value and value * 1_000_000 for name, value in (("low", low), ("high", high))}
    Figure.objects.filter(claim=twin).update(**millions)
    assert marks(bridge, twin)["Amount"] == mark


def test_a_month_is_near_its_year(bridge, twin):
    Claim.objects.filter(pk=bridge.pk).update(when_value="2024")
    Claim.objects.filter(pk=twin.pk).update(when_value="2024-07")
    assert marks(Claim.objects.get(pk=bridge.pk), Claim.objects.get(pk=twin.pk))["When"] == "near"


def test_marks_are_words_too(checker, bridge, twin, alice):
    link_set(bridge, twin, "same", by=alice)
    page = checker.get(f"/desk/claims/{bridge.public_id}/").content.decode()
    assert '<span class="visually-hidden">equal</span>' in page


def test_each_relation_is_one_button(checker, bridge, twin):
    link = ClaimLink.objects.create(a=bridge, b=twin, relation="updates", forward=True, score=0.5)
    (found,) = checker.get(f"/desk/claims/{bridge.public_id}/").context["links"]
    assert {choice.key: choice.value for choice in found.choices} == {
        "same": "same",
        "supports": "supported by other",
        "conflicts": "conflicts",
        "updates": "updated by other",
        "related": "related",
        "unrelated": "unrelated",
    }
    (found,) = checker.get(f"/desk/claims/{twin.public_id}/").context["links"]
    assert [choice.value for choice in found.choices if choice.key == "updates"] == ["updates other"]
    assert link.state == "suggested"


def test_nobody_judges_over_another_unseen(checker, bridge, twin, bob):
    link_set(bridge, twin, "same", by=bob)
    sent = {"other": twin.public_id, "relation": "unrelated", "seen": "suggested"}
    page = checker.post(f"/desk/claims/{bridge.public_id}/link/", sent, follow=True).content.decode()
    assert "Somebody else judged these two meanwhile" in page
    assert ClaimLink.objects.get().relation == "same"


def test_other_claims_of_the_article_are_dimmed_and_lead_to_their_pages(checker, bridge, share):
    page = checker.get(f"/desk/claims/{bridge.public_id}/?from=language%3Dde").content.decode()
    assert f'class="claim-dim" href="/desk/claims/{share.public_id}/?from=language%3Dde"' in page
