"""One article with a claim on its first sentence, as the engine would suggest it."""

import pytest

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.models import Claim

TEXT = (
    "Le conseil s’est re\u0301uni 🚧🏗️ mardi.\r\n\r\n"
    "Die Brücke kostet mehr als 12 Millionen Euro, sagt die Stadt Köln. "
    "Das Land zahlt davon 4,5 Millionen Euro.\n"
    "Zwölf Firmen haben sich beworben."
)
BRIDGE = "Die Brücke kostet mehr als 12 Millionen Euro, sagt die Stadt Köln."
SHARE = "Das Land zahlt davon 4,5 Millionen Euro."


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit(
        [Submission(text=TEXT, title="Teure Brücke", source="Talbote", published="2024-07-10", language="de")]
    )
    article = Article.objects.get(pk=outcome.article)
    article_extract(article)
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def bridge(article) -> Claim:
    return Claim.objects.get(quote=BRIDGE)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)
