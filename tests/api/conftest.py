"""The newsroom that the API is asked about, and the callers that ask."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Claim, Entity, Entry, Figure, Mention, Rating
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_create, entry_move, entry_publish
from claims.review.services import claim_create
from factbase.access.models import APIKey

SENTENCE = "Luxembourg gave Ukraine more than €250M in military aid, the ministry said."


@pytest.fixture
def key_client(db) -> Callable[[str], Client]:
    """A program with a fresh key of the scope."""

    def make(scope: str) -> Client:
        _, key = APIKey.objects.create_key(name=f"the {scope} key", scope=scope)
        return Client(headers={"Authorization": f"Api-Key {key}"})

    return make


@pytest.fixture
def desk(key_client) -> Client:
    return key_client("desk")


@pytest.fixture
def ingest(key_client) -> Client:
    return key_client("ingest")


@pytest.fixture
def make_article(db) -> Callable[..., Article]:
    numbers = count(1)

    def make(text: str = "", **given: str) -> Article:
        number = next(numbers)
        values = {"title": f"Article {number}", "source": "The Courier", "language": "en", "published": "2024-07-10"}
        [outcome] = articles_submit(
            [Submission(text=text or f"{SENTENCE} It is the {number}th time.", **values | given)]
        )
        return Article.objects.get(pk=outcome.article)

    return make


@pytest.fixture
def make_claim(make_article, alice) -> Callable[..., Claim]:
    """An accepted claim with a figure and two countries."""

    def make(**given: str) -> Claim:
        article = make_article(**given)
        claim = claim_create(article=article, start=0, end=len(SENTENCE), label="> €250M military aid", by=alice)
        giver, _ = Entity.objects.get_or_create(type="country", key="LU", defaults={"name": "Luxembourg"})
        receiver, _ = Entity.objects.get_or_create(type="country", key="UA", defaults={"name": "Ukraine"})
        Mention.objects.create(claim=claim, entity=giver, start=0, end=10, surface="Luxembourg")
        Mention.objects.create(claim=claim, entity=receiver, start=16, end=23, surface="Ukraine")
        Figure.objects.create(
            claim=claim,
            start=24,
            end=39,
            surface="more than €250M",
            low=Decimal("250000000"),
            unit="EUR",
            modifier="more_than",
            measure="military aid",
            measure_words="Militärhilfe",
            giver=giver,
            giver_words="Luxembourg",
            receiver=receiver,
        )
        return claim

    return make


@pytest.fixture
def make_entry(make_claim, alice, bob) -> Callable[..., Entry]:
    """A published entry about one claim, or about these."""

    def make(rating: str = "mostly-true", claims: Sequence[Claim] = (), **values: Any) -> Entry:
        values = {"statement": "Luxembourg gave more than €250M", "rationale": "The agreement says so."} | values
        claims = claims or [make_claim()]
        entry = entry_create(claims=claims, by=alice, rating=Rating.objects.get(key=rating), **values)
        evidence_set(entry, [{"title": "The agreement", "url": "https://gov.example/agreement"}], by=alice)
        entry_move(entry, "submit", by=alice)
        entry_move(entry, "approve", by=bob)
        entry_publish(entry, by=bob)
        return entry

    return make
