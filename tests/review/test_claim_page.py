"""One claim: read, correct, link."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.services import article_text_add
from claims.extracting import article_extract
from claims.models import Claim, ClaimLink, Entity, Entry
from claims.review.forms import version_of
from claims.review.services import claim_decide, claim_edit, link_set
from factbase.history.models import Event
from tests.review.conftest import BRIDGE, FIRMS, SHARE

SURFACE = "mehr als 12 Millionen Euro"


def address(claim: Claim, then: str = "") -> str:
    return f"/desk/claims/{claim.public_id}/{then}"


def typed(claim: Claim, *rows: dict[str, str], **values: str) -> dict[str, str]:
    """What the edit form of a claim posts, with the figures in `rows`."""
    stored = claim.figures.count()
    posted = {"label": claim.label, "claimant": claim.claimant, "when_value": claim.when_value}
    posted |= {"version": version_of(claim), "figures-INITIAL_FORMS": str(stored)} | values
    posted["figures-TOTAL_FORMS"] = str(len(rows))
    for number, row in enumerate(rows):
        posted |= {f"figures-{number}-{name}": value for name, value in row.items()}
    return posted


@pytest.fixture
def row(bridge) -> dict[str, str]:
    """The stored figure of `bridge` as the form shows it."""
    return {
        "start": str(BRIDGE.index(SURFACE)),
        "surface": SURFACE,
        "modifier": "more_than",
        "low": "12000000",
        "high": "",
        "unit": "EUR",
        "measure": "cost",
        "stage": "allocated",
        "giver": "Germany",
    }


def test_the_sentence_stands_in_its_context(checker, bridge):
    page = checker.get(address(bridge)).content.decode()
    assert f'<mark class="quote-words" id="here">{BRIDGE}</mark>' in page
    assert "Das Land zahlt davon" in page


def test_a_sentence_that_is_gone_or_changed_is_said_to_be(checker, bridge, article):
    article_text_add(article, BRIDGE.replace("12", "15") + " Mehr steht hier nicht.")
    article.refresh_from_db()
    assert article_extract(article)
    page = checker.get(address(bridge)).content.decode()
    assert "The article was changed here" in page
    article_text_add(article, "Hier steht etwas ganz anderes über den Wald und die Wiese.")
    article = type(article).objects.get(pk=article.pk)
    assert article_extract(article)
    assert "no longer stand" in checker.get(address(bridge)).content.decode()


def test_the_page_costs_the_same_number_of_queries_whatever_its_links(checker, bridge, article, suggest, alice):
    link_set(bridge, suggest(article, SHARE), "same", by=alice)
    checker.get(address(bridge))
    with CaptureQueriesContext(connection) as few:
        checker.get(f"{address(bridge)}?q=Millionen")
    for number in range(10):
        link_set(bridge, suggest(article, SHARE, label=f"share {number}"), "same", by=alice)
    with CaptureQueriesContext(connection) as many:
        checker.get(f"{address(bridge)}?q=Millionen")
    assert len(many) == len(few) <= 40


def test_the_edit_form_shows_what_is_stored_and_saves_nothing_new(checker, bridge, row):
    page = checker.get(address(bridge, "edit/"))
    assert page.context["figures"].forms[0]["low"].value() == Decimal(12_000_000)
    checker.post(address(bridge, "edit/"), typed(bridge, row))
    assert not Event.objects.filter(action="edit").exists()
    assert not Claim.objects.get(pk=bridge.pk).edited


def test_a_correction_is_kept_with_its_reason(checker, bridge, row):
    posted = typed(bridge, row, label="Bridge: > €12M", claimant="", when_value="2024-07", why="it is the town")
    assert checker.post(address(bridge, "edit/"), posted)["Location"] == address(bridge)
    claim = Claim.objects.get(pk=bridge.pk)
    assert (claim.label, claim.claimant, claim.when_value, claim.when_grain) == (
        "Bridge: > €12M",
        "",
        "2024-07",
        "month",
    )
    assert claim.edited
    event = Event.objects.get(action="edit")
    assert (event.why, event.before["claimant"]) == ("it is the town", "City")
    assert "<del>City</del>" in checker.get(address(bridge)).content.decode()


def test_figures_are_changed_added_and_removed(checker, bridge, row):
    one = {"surface": "12", "modifier": "exact", "low": "12", "unit": "piece"}
    checker.post(address(bridge, "edit/"), typed(bridge, row | {"low": "12500000", "receiver": "Luxemburg"}, one))
    changed, added = bridge.figures.all()
    assert (changed.low, changed.high, changed.receiver.key) == (Decimal(12_500_000), None, "LU")
    assert (added.low, added.high, added.unit) == (Decimal(12), Decimal(12), "piece")
    assert BRIDGE[added.start : added.end] == "12"
    kept = [
        {"start": str(figure.start), "surface": figure.surface, "modifier": figure.modifier, "unit": figure.unit}
        | {"low": str(figure.low), "DELETE": delete}
        for figure, delete in ((changed, "on"), (added, ""))
    ]
    checker.post(address(bridge, "edit/"), typed(Claim.objects.get(pk=bridge.pk), *kept))
    assert [figure.surface for figure in bridge.figures.all()] == ["12"]


def test_words_stay_beside_a_value_that_nobody_changed(checker, bridge, row):
    checker.post(address(bridge, "edit/"), typed(bridge, row | {"stage": "spent"}))
    figure = bridge.figures.get()
    assert (figure.giver_words, figure.measure_words) == ("Die Brücke", "kostet")
    assert (figure.stage_words, figure.stage) == ("", "spent")


def test_the_words_of_a_measure_stand_beside_it(checker, bridge):
    facts = checker.get(address(bridge)).content.decode()
    assert 'cost <small class="muted" lang="de">“kostet”</small>' in facts


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"surface": "13 Millionen"}, "surface"),
        ({"surface": ""}, "surface"),
        ({"low": ""}, "low"),
        ({"low": "twelve"}, "low"),
        ({"low": "1e40"}, "low"),
        ({"low": "NaN"}, "low"),
        ({"low": "5", "high": "4", "modifier": "range"}, "high"),
        ({"low": "5", "modifier": "range"}, "high"),
        ({"low": "5", "high": "6", "modifier": "exact"}, "modifier"),
        ({"modifier": "about"}, "modifier"),
        ({"unit": ""}, "unit"),
        ({"period": "July"}, "period"),
        ({"as_of": "2024-7-1"}, "as_of"),
    ],
)
def test_a_figure_that_makes_no_sense_comes_back_with_what_was_typed(change, field, checker, bridge, row):
    answer = checker.post(address(bridge, "edit/"), typed(bridge, row | change, label="kept"))
    assert answer.status_code == 200
    assert list(answer.context["figures"].errors[0]) == [field]
    assert 'value="kept"' in answer.content.decode()
    assert bridge.figures.get().low == Decimal(12_000_000)


@pytest.mark.parametrize(
    ("given", "bounds"),
    [
        ({"modifier": "exact", "low": "7"}, (7, 7)),
        ({"modifier": "approx", "high": "7"}, (7, 7)),
        ({"modifier": "more_than", "low": "7", "high": "7"}, (7, None)),
        ({"modifier": "at_most", "low": "7"}, (None, 7)),
        ({"modifier": "less_than", "low": "5", "high": "7"}, (None, 7)),
        ({"modifier": "range", "low": "5", "high": "7"}, (5, 7)),
        ({"modifier": "exact", "low": "12 000 000"}, (12_000_000, 12_000_000)),
    ],
)
def test_bounds_follow_the_modifier(given, bounds, checker, bridge, row):
    checker.post(address(bridge, "edit/"), typed(bridge, row | {"low": "", "high": ""} | given))
    figure = bridge.figures.get()
    assert (figure.low, figure.high) == bounds


def test_two_figures_on_the_same_words_are_refused(checker, bridge, row):
    answer = checker.post(address(bridge, "edit/"), typed(bridge, row, row | {"start": ""}))
    assert "Two figures stand on the same words" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("LU", "country", "LU"),
        ("luxemburg", "country", "LU"),
        ("Allemagne", "country", "DE"),
        ("Stadt Tal", "org", "Stadt Tal"),
    ],
)
def test_a_party_is_found_by_name_or_code(name, kind, key, *, checker, bridge, row):
    checker.post(address(bridge, "edit/"), typed(bridge, row | {"receiver": name}))
    receiver = bridge.figures.get().receiver
    assert (receiver.type, receiver.key) == (kind, key)
    assert Entity.objects.filter(key=key).count() == 1


def test_a_change_by_somebody_else_is_shown_and_not_overwritten(checker, bridge, row, bob):
    mine = typed(bridge, row, label="mine")
    claim_edit(bridge, by=bob, label="bob's")
    answer = checker.post(address(bridge, "edit/"), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "bob&#x27;s" in page
    assert 'value="mine"' in page
    assert Claim.objects.get(pk=bridge.pk).label == "bob's"
    version = re.search(r'name="version" value="(\w+)"', page)[1]
    checker.post(address(bridge, "edit/"), mine | {"version": version})
    assert Claim.objects.get(pk=bridge.pk).label == "mine"


@pytest.mark.parametrize(
    ("relation", "first_is_this", "stored"),
    [
        ("same", True, "same"),
        ("conflicts", True, "conflicts"),
        ("updated by other", True, "updates"),
        ("updates other", False, "updates"),
        ("supported by other", False, "supports"),
        ("supports other", True, "supports"),
        ("unrelated", True, "unrelated"),
    ],
)
def test_a_link_is_said_from_the_side_of_the_claim(
    relation, first_is_this, stored, *, checker, bridge, article, suggest
):
    other = suggest(article, SHARE)
    checker.post(address(bridge, "link/"), {"other": other.public_id, "relation": relation, "why": "because"})
    link = ClaimLink.objects.get()
    assert (link.relation, link.state, link.decided_by.username) == (stored, "confirmed", "alice")
    assert link.forward in (None, first_is_this)


def test_a_link_reads_right_from_both_sides(checker, bridge, article, suggest, alice):
    other = suggest(article, SHARE)
    link_set(bridge, other, "updates", by=alice)
    assert "this claim is updated by" in " ".join(checker.get(address(bridge)).content.decode().split())
    assert "this claim updates" in " ".join(checker.get(address(other)).content.decode().split())


@pytest.mark.parametrize("relation", ["", "nonsense", "updates"])
def test_a_link_without_a_relation_is_asked_for_it(relation, checker, bridge, article, suggest):
    other = suggest(article, SHARE)
    answer = checker.post(address(bridge, "link/"), {"other": other.public_id, "relation": relation})
    assert "Say what holds" in answer.content.decode()
    assert not ClaimLink.objects.exists()


def test_a_claim_cannot_be_linked_to_itself_or_to_nothing(checker, bridge):
    itself = checker.post(address(bridge, "link/"), {"other": bridge.public_id, "relation": "same"}, follow=True)
    assert "cannot be linked to itself" in itself.content.decode()
    assert checker.post(address(bridge, "link/"), {"other": "zzzz", "relation": "same"}).status_code == 404


def test_other_claims_are_found_by_their_words(checker, bridge, article, suggest):
    suggest(article, FIRMS, label="companies")
    suggest(article, SHARE, label="share", claimant="Ministry")
    found = checker.get(f"{address(bridge)}?q=ministry").context["found"]
    assert [claim.label for claim in found] == ["share"]


def test_a_suggested_link_is_confirmed_refused_and_taken_back(checker, bridge, article, suggest):
    a, b = sorted((bridge, suggest(article, SHARE)), key=lambda claim: claim.pk)
    link = ClaimLink.objects.create(a=a, b=b, relation="same", score=0.8, reasons=["same giver"])
    page = checker.get(address(bridge)).content.decode()
    assert "same giver" in page
    seen = "suggested"
    for action, state in (("confirm", "confirmed"), ("undo", "suggested"), ("reject", "rejected")):
        answer = checker.post(f"/desk/links/{link.public_id}/{action}/", {"seen": seen, "next": address(bridge)})
        link.refresh_from_db()
        seen = link.state
        assert (answer["Location"], link.state) == (address(bridge), state)
    late = checker.post(f"/desk/links/{link.public_id}/confirm/", {"seen": "suggested"}, follow=True)
    assert "somebody else was faster" in late.content.decode()
    assert "1 refused suggestion" in checker.get(address(bridge)).content.decode()


def test_an_entry_takes_the_accepted_claims_that_state_the_same(checker, bridge, article, suggest, alice):
    same, open_one = suggest(article, SHARE), suggest(article, FIRMS)
    for claim in (bridge, same):
        claim_decide(claim, "accept", by=alice)
    for claim in (same, open_one):
        link_set(bridge, claim, "same", by=alice)
    page = checker.get(address(bridge)).content.decode()
    form = re.search(r'<form[^>]*action="/desk/entries/new/">.*?</form>', page, re.DOTALL)[0]
    sent = re.findall(r'name="(\w+)" value="(\w{12})"', form)
    assert [value for _, value in sent] == [bridge.public_id, same.public_id]
    checker.post("/desk/entries/new/", {sent[0][0]: [value for _, value in sent]})
    assert set(Entry.objects.get().claims.all()) == {bridge, same}
    refused = checker.post(address(bridge, "undo/"), {"seen": "accepted"}, follow=True).content.decode()
    assert "It stands in the entry" in refused
