"""One article, and claims on its sentences as the engine would suggest them."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim, Entity, Figure

# An emoji outside the first plane of Unicode and an e with a combining accent stand before the figures.
TEXT = (
    "Le conseil s’est re\u0301uni 🚧🏗️ mardi.\n\n"
    "Die Brücke kostet mehr als 12 Millionen Euro, sagt die Stadt. "
    "Das Land zahlt davon 4,5 Millionen Euro.\n"
    "Zwölf Firmen haben sich beworben."
)
BRIDGE = "Die Brücke kostet mehr als 12 Millionen Euro, sagt die Stadt."
SHARE = "Das Land zahlt davon 4,5 Millionen Euro."
FIRMS = "Zwölf Firmen haben sich beworben."


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit(
        [Submission(text=TEXT, title="Teure Brücke", source="Talbote", published="2024-07-10", language="de")]
    )
    return Article.objects.get(pk=outcome.article)


@pytest.fixture
def suggest(db) -> Callable[..., Claim]:
    """Make a suggested claim of words of an article's text."""

    def make(article: Article, quote: str = BRIDGE, **values) -> Claim:
        start = article.text.text.index(quote)
        values = {"label": f"Label of {quote}", "score": 0.5, "language": "de", "quote": quote} | values
        claim = Claim.objects.create(article=article, **values)
        Anchor.objects.create(claim=claim, text=article.text, start=start, end=start + len(quote))
        return claim

    return make


@pytest.fixture
def bridge(article: Article, suggest: Callable[..., Claim]) -> Claim:
    """The claim with a typed figure: more than twelve million, allocated by Germany."""
    claim = suggest(article, claimant="City")
    germany, _ = Entity.objects.get_or_create(type="country", key="DE", defaults={"name": "Germany"})
    surface = "mehr als 12 Millionen Euro"
    start = BRIDGE.index(surface)
    figure = Figure(claim=claim, start=start, end=start + len(surface), surface=surface, low=Decimal(12_000_000))
    figure.unit, figure.modifier, figure.measure = "EUR", "more_than", "cost"
    figure.measure_words = "kostet"
    figure.giver, figure.giver_words, figure.stage, figure.stage_words = germany, "Die Brücke", "allocated", "kostet"
    figure.save()
    return claim
