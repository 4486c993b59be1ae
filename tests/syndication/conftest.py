"""Entries that the formats of others tell of."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Entry, Rating
from claims.publication.services import entry_move, entry_publish
from tests.publication.conftest import (
    approved,
    article,
    claim,
    corrected,
    draft,
    in_review,
    make_draft,
    published,
    retracted,
)

__all__ = ["approved", "article", "claim", "corrected", "draft", "in_review", "make_draft", "published", "retracted"]

SITE = "https://facts.example"


@pytest.fixture(autouse=True)
def _a_newsroom_with_an_address(settings):
    settings.PUBLIC_URL = SITE
    settings.NEWSROOM = "The Desk"


@pytest.fixture
def make_published(make_draft, alice, bob) -> Callable[..., Entry]:
    """Publish an entry; `rating` is the key of a verdict."""

    def make(rating: str = "mostly-true", **values: Any) -> Entry:
        entry = make_draft(**values)
        Entry.objects.filter(pk=entry.pk).update(rating=Rating.objects.get(key=rating))
        entry.refresh_from_db()
        entry_move(entry, "submit", by=alice)
        entry_move(entry, "approve", by=bob)
        entry_publish(entry, by=bob)
        return entry

    return make


def text_of(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def lines_of(answer: Any) -> list[Any]:
    return [json.loads(line) for line in text_of(answer).splitlines()]
