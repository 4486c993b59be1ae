from collections.abc import Callable

import pytest

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.tasks import articles_advance


@pytest.fixture
def take_in(db) -> Callable[..., Article]:
    """An article, taken through every stage as the workers do it."""

    def take(text: str, *, source: str, published: str = "2026-03-02", **given: str) -> Article:
        (outcome,) = articles_submit([Submission(text=text, source=source, published=published, **given)])
        articles_advance([outcome.article])
        return Article.objects.select_related("family").get(pk=outcome.article)

    return take
