"""Claims as a desk has them: three languages, figures of several units, who is named, what contradicts what."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.indexing.rows import claims_index
from claims.models import Claim, Entity, Figure, Mention


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit([Submission(text="Es steht hier.", title="Hilfe", source="Talbote", language="de")])
    return Article.objects.get(pk=outcome.article)


@pytest.fixture
def say(article) -> Callable[..., Claim]:
    """Make a suggested claim; `figures` are pairs of amount and unit, `about` names countries by their code."""

    def make(label: str, *figures: tuple[int, str], about: str = "", **values) -> Claim:
        values = {"quote": f"{label}.", "language": "de", "score": 0.5} | values
        claim = Claim.objects.create(article=article, label=label, **values)
        for start, (amount, unit) in enumerate(figures):
            size = Decimal(amount)
            Figure.objects.create(
                claim=claim, start=start, end=start + 1, surface=str(amount), low=size, high=size, unit=unit
            )
        for start, code in enumerate(about.split()):
            entity, _ = Entity.objects.get_or_create(type="country", key=code, defaults={"name": code})
            Mention.objects.create(claim=claim, entity=entity, start=start, end=start + 1, surface=code)
        return claim

    return make


@pytest.fixture
def index() -> Callable[[], None]:
    """What the workers do: words become findable by their stems."""
    return lambda: claims_index(Claim.objects.all())


@pytest.fixture
def found(checker) -> Callable[[str], list[str]]:
    """The labels of what the queue shows for a query, for the fact-checker."""
    return lambda query: shown(checker, query)


def shown(client: Client, query: str) -> list[str]:
    return [claim.label for claim in client.get(f"/desk/queue/?{query}").context["claims"]]


def whole(client: Client, query: str) -> list[str]:
    """All pages, one after the other."""
    labels: list[str] = []
    address = f"/desk/queue/?{query}"
    while address:
        page = client.get(address)
        labels += [claim.label for claim in page.context["claims"]]
        after = page.context["next_page"]
        address = f"/desk/queue/?{query}&after={after}" if after else ""
    return labels
