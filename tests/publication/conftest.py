"""One article with a claim, the people of the desk at their browsers, and an entry in every state."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Claim, Entity, Entry, Figure, Rating
from claims.publication.evidence import evidence_set
from claims.publication.services import (
    entry_correct,
    entry_create,
    entry_move,
    entry_publish,
    entry_retract,
)
from claims.review.services import claim_create
from factbase.access.models import User

QUOTE = "The harbour cost more than €12 million, said the mayor."
TEXT = (
    f"Nobody outside may read the private opening of it. Here it goes. {QUOTE} And here it ends. The confidential rest."
)
RATIONALE = "The contract says **€12.4 million**."
EVIDENCE = {"title": "The contract", "url": "https://town.example/contract", "quote": "12.4", "archive_url": ""}


@pytest.fixture
def article(db) -> Article:
    page = {"title": "The harbour", "source": "The Courier", "url": "https://courier.example/harbour"}
    [outcome] = articles_submit([Submission(text=TEXT, published="2024-07-10", language="en", **page)])
    return Article.objects.get(pk=outcome.article)


@pytest.fixture
def claim(article, alice) -> Claim:
    start = TEXT.index(QUOTE)
    made = claim_create(
        article=article, start=start, end=start + len(QUOTE), label="> €12M harbour", by=alice, claimant="The mayor"
    )
    town = Entity.objects.create(type="country", key="LU", name="Luxembourg")
    surface = "more than €12 million"
    start = QUOTE.index(surface)
    figure = Figure(claim=made, start=start, end=start + len(surface), surface=surface, low=Decimal(12_000_000))
    figure.unit, figure.modifier, figure.measure, figure.giver = "EUR", "more_than", "cost", town
    figure.save()
    return made


@pytest.fixture
def make_draft(claim, alice) -> Callable[..., Entry]:
    def make(by: User = alice, **values: Any) -> Entry:
        given = {"statement": "The harbour cost more than €12 million", "rationale": RATIONALE} | values
        entry = entry_create(claims=[claim], by=by, rating=Rating.objects.get(key="mostly-true"), **given)
        evidence_set(entry, [EVIDENCE], by=by)
        return entry

    return make


@pytest.fixture
def draft(make_draft) -> Entry:
    return make_draft()


@pytest.fixture
def in_review(draft, alice) -> Entry:
    entry_move(draft, "submit", by=alice)
    return draft


@pytest.fixture
def approved(in_review, bob) -> Entry:
    entry_move(in_review, "approve", by=bob)
    return in_review


@pytest.fixture
def published(approved, bob) -> Entry:
    entry_publish(approved, by=bob)
    return approved


@pytest.fixture
def publish(make_draft, alice, bob) -> Callable[..., Entry]:
    def make(**values: Any) -> Entry:
        entry = make_draft(**values)
        entry_move(entry, "submit", by=alice)
        entry_move(entry, "approve", by=bob)
        entry_publish(entry, by=bob)
        return entry

    return make


@pytest.fixture
def corrected(published, bob) -> Entry:
    entry_correct(published, by=bob, reason="It said 21; it is 12.", rationale=f"{RATIONALE} Now right.")
    return published


@pytest.fixture
def retracted(published, bob) -> Entry:
    entry_retract(published, by=bob, notice="The contract was forged.")
    return published


@pytest.fixture
def form_of() -> Callable[..., dict[str, Any]]:
    """What a browser would send for an editor's page, with what a person types over it."""

    def read(page: Any, **typed: Any) -> dict[str, Any]:
        editor = page.context["editor"]
        forms = [editor.form, editor.evidence.management_form, *editor.evidence.forms]
        forms += [editor.roles] if editor.roles else []
        return {field.html_name: field.value() or "" for form in forms for field in form} | typed

    return read
