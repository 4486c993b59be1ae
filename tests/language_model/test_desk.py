"""What people see of the model: on the article's page, at its claims, in the administration."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from werkzeug import Response

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.models import Claim, ModelReading
from tests.language_model.conftest import CALL, TEXT, Stub, claim

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    """A page as it is read."""
    page = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def article(model: Stub) -> Article:
    (outcome,) = articles_submit([Submission(text=TEXT, title="Hilfe", source="Bote", language="de")])
    return Article.objects.get(pk=outcome.article)


def test_the_article_says_what_was_sent_where_and_what_came_of_it(checker: Client, article: Article, model: Stub):
    model.tells(claim(CALL, label="An €80M treaty", claimant="Nobody Named"), claim("Erfunden ist dieser Satz."))
    article_extract(article)
    page = words(checker, f"/desk/articles/{article.public_id}/")
    assert "It read this text: 1 claim kept, 1 of them not found by the rules; 1 dropped." in page
    assert "1 × dropped: quote not in the text" in page
    assert "1 × replaced by our own reading: claimant that the text does not name" in page
    assert f"The text was sent to tiny-1 at {model.url}" in page
    assert "sesame" not in page


def test_a_failure_is_shown_and_the_article_is_fine(checker: Client, article: Article, model: Stub):
    model.will(Response('{"error": "<script>alert(1)</script> sesame"}', status=401))
    article_extract(article)
    page = words(checker, f"/desk/articles/{article.public_id}/")
    assert "The model did not read this text; the rules alone were used." in page
    assert "The service answers 401: it refuses our key." in page
    assert "alert" not in page


def test_without_a_model_nothing_is_said_of_one(checker: Client, article: Article, settings):
    settings.MODEL_URL = ""
    article_extract(article)
    assert "anguage model" not in words(checker, f"/desk/articles/{article.public_id}/")


def test_its_claims_are_marked_as_its_own_and_shown_as_text(checker: Client, article: Article, model: Stub):
    model.tells(claim(CALL, label="<img src=x onerror=alert(1)>"))
    article_extract(article)
    found = Claim.objects.get(quote=CALL)
    address = f"/desk/claims/{found.public_id}/"
    assert "<img src=x" not in checker.get(address).content.decode()
    page = words(checker, address)
    assert "found by a language model" in page
    assert "the language model tiny-1; read by the engine" in page
    assert "found by the language model tiny-1" in page
    assert "found by a language model" in words(checker, "/desk/queue/")


def test_the_operator_sees_every_reading_and_where_texts_go(carol, article: Article, model: Stub):
    carol.is_staff = True
    carol.save()
    operator = Client()
    operator.force_login(carol)
    model.will(Response(status=401))
    article_extract(article)
    address = reverse("admin:claims_modelreading_changelist")
    page = words(operator, address)
    assert f"Article texts are sent to {model.url} (model tiny-1)." in page
    assert "0 read · 0 read in part · 1 failed: the rules alone were used" in page
    assert "it refuses our key" in words(operator, f"{address}?outcome__exact=failed")
    assert "it refuses our key" not in words(operator, f"{address}?outcome__exact=read")
    reading = ModelReading.objects.get()
    change = reverse("admin:claims_modelreading_change", args=[reading.pk])
    assert operator.get(change).status_code == 200
    assert operator.post(change, {"model": "x"}).status_code == 403
