from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.models import Claim
from tests.embedding.stub import Stub


@pytest.fixture
def stub(httpserver: HTTPServer) -> Stub:
    return Stub(httpserver)


@pytest.fixture
def extracted(db) -> Callable[..., list[Claim]]:
    """The claims that the engine finds in a text, in their order; each text is an article of a source of its own."""

    def extract(text: str, language: str = "de") -> list[Claim]:
        name = f"a{Article.objects.count()}"
        given = {"external_id": name, "source": f"{name}.example", "language": language, "published": "2024-07-10"}
        (outcome,) = articles_submit([Submission(text=text, **given)])
        article = Article.objects.get(pk=outcome.article)
        assert article_extract(article)
        return list(Claim.objects.filter(article=article).order_by("pk"))

    return extract
