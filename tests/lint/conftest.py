"""What three papers told of Luxembourg's aid, one of them a year later, and an entry about it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from claims.models import Claim, Entry, Rating
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_claim_add, entry_create, entry_move, entry_publish
from claims.review.services import claim_decide
from tests.linking.conftest import GERMAN, PAPERS, told

__all__ = ["told"]

SAME = (
    "Luxembourg has given Ukraine military aid worth 250 million euros since the start of the war, the ministry said."
)
OTHER_FIGURE = SAME.replace("250 million", "90 million")
UNKNOWN = "The city of Graz counted 12,400 cyclists on the Mur bridge in May, the municipal traffic office said."


@pytest.fixture
def publish(alice, bob) -> Callable[..., Entry]:
    """An entry that checked the claim, and found it so."""

    def make(
        *claims: Claim,
        rating: str = "true",
        statement: str = "Luxembourg gave €250M in military aid",
        beside: Mapping[Claim, str] = MappingProxyType({}),
        **values: Any,
    ) -> Entry:
        for claim in (*claims, *beside):
            claim.refresh_from_db()
            if claim.state == "suggested":
                claim_decide(claim, "accept", by=alice)
        given = {"statement": statement, "rationale": "The agreement says so."} | values
        entry = entry_create(claims=claims, by=alice, rating=Rating.objects.get(key=rating), **given)
        for claim, role in beside.items():
            entry_claim_add(entry, claim, by=alice, role=role)
        evidence_set(entry, [{"title": "The agreement", "url": "https://gov.example/agreement"}], by=alice)
        entry_move(entry, "submit", by=alice)
        entry_move(entry, "approve", by=bob)
        entry_publish(entry, by=bob)
        return entry

    return make


@pytest.fixture
def aid(told) -> Claim:
    """The claim about 250 million, in German."""
    return told(GERMAN, "de", "2024-07-10", "de")


@pytest.fixture
def later(told, aid) -> Claim:
    """What a paper told a year later: 320 million."""
    text, published = PAPERS["en"]
    return told(text, "en", published, "en")
