"""The article and the claims of tests/review, and what a page of them is asked for."""

from collections.abc import Callable

import pytest
from django.test import Client

from claims.models import Claim
from tests.review.conftest import FIRMS, SHARE, article, bridge, suggest

__all__ = ["article", "bridge", "suggest"]


@pytest.fixture
def share(article, suggest) -> Claim:
    return suggest(article, SHARE, score=0.4)


@pytest.fixture
def firms(article, suggest) -> Claim:
    return suggest(article, FIRMS, score=0.3)


@pytest.fixture
def post(checker: Client) -> Callable[..., str]:
    """Press a button of a claim's page as alice; what the next page says."""

    def press(claim: Claim | None, then: str, **values: str) -> str:
        address = f"/desk/claims/{claim.public_id}/{then}/" if claim else f"/desk/acts/{then}/"
        return checker.post(address, values, follow=True).content.decode()

    return press
