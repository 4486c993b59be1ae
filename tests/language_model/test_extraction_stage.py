"""The extraction of an article with a model beside the rules: it adds, it fails, and it never stands in the way."""

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from celery.signals import before_task_publish
from django.db import connection
from django.utils import timezone
from werkzeug import Response

from articles.models import Article, ArticleText
from articles.nudging import articles_nudge
from articles.services import article_edit, article_text_add, articles_submit
from articles.submission import Submission
from claims.consulting import text_ask
from claims.extracting import article_extract
from claims.extraction import VERSION
from claims.language_model import Answer
from claims.models import Anchor, Claim, ModelReading
from claims.review.services import claim_decide
from claims.tasks import extract_articles
from factbase.workflow import ArticleState, ClaimState
from tests.language_model.conftest import AID, CALL, MORE, TEXT, Stub, claim

ROOT = Path(__file__).parents[2]


def submit(text: str = TEXT) -> Article:
    given = {"external_id": "lux", "language": "de", "published": "2024-07-10"}
    (outcome,) = articles_submit([Submission(text=text, **given)])
    return Article.objects.get(pk=outcome.article)


def quotes(state: str = ClaimState.SUGGESTED) -> set[str]:
    return set(Claim.objects.filter(state=state).values_list("quote", flat=True))


def again(article: Article) -> Article:
    """Send it through extraction again, as a corrected date does."""
    article.refresh_from_db()
    article_edit(article, by=None, published=f"2024-07-{article.published_on.day + 1}")
    article.refresh_from_db()
    return article


@pytest.mark.django_db
def test_it_is_off_by_default(stub: Stub, settings):
    assert settings.MODEL_URL == ""
    assert article_extract(submit())
    assert (stub.requests, ModelReading.objects.count(), quotes()) == ([], 0, {AID, MORE})


@pytest.mark.django_db
def test_what_it_adds_is_stored_as_its_own(model: Stub):
    model.tells(
        claim(AID), claim(CALL, claimant="Karl Meier", label="An €80M treaty"), claim("Erfunden ist dieser Satz.")
    )
    assert article_extract(submit())
    added = Claim.objects.get(quote=CALL)
    assert (added.origin, added.engine, added.model, added.label) == (
        "model",
        f"{VERSION}+model:tiny-1",
        "tiny-1",
        "An €80M treaty",
    )
    assert added.reasons[0] == "found by the language model tiny-1"
    assert added.figures.get().low == 80_000_000
    assert TEXT[added.anchors.get().start : added.anchors.get().end] == CALL
    assert set(Claim.objects.exclude(pk=added.pk).values_list("origin", "engine")) == {("engine", VERSION)}
    reading = ModelReading.objects.get()
    assert (reading.outcome, reading.confirmed, reading.added) == ("read", 1, 1)
    assert reading.dropped == {"quote not in the text": 1}
    assert (reading.model, reading.address) == ("tiny-1", model.url)
    assert "sesame" not in str(ModelReading.objects.values().get())


FAILURES = [
    Response("<html>", mimetype="text/html"),
    Response(status=401),
    Response(status=429, headers={"Retry-After": "3600"}),
    Response(status=307, headers={"Location": "http://elsewhere.example/"}),
]


@pytest.mark.django_db
@pytest.mark.parametrize("answer", FAILURES)
def test_when_it_fails_the_rules_alone_are_used(answer, model: Stub):
    model.will(answer)
    article = submit()
    assert article_extract(article)
    article.refresh_from_db()
    reading = ModelReading.objects.get()
    assert (article.state, article.failure, quotes()) == (ArticleState.EXTRACTED, "", {AID, MORE})
    assert (reading.outcome, reading.kept, reading.pieces_read) == ("failed", 0, 0)
    assert reading.failure


@pytest.mark.django_db
def test_it_has_so_long_and_no_longer(model: Stub, stopped: threading.Event):
    model.will(lambda: Response(str(stopped.wait(10))))
    assert article_extract(submit())
    reading = ModelReading.objects.get()
    assert reading.failure == "The server did not answer in full within 0.5 seconds"
    assert reading.seconds < 1.5
    assert quotes() == {AID, MORE}


@pytest.mark.django_db
def test_running_twice_asks_once_and_doubles_nothing(model: Stub):
    model.tells(claim(CALL))
    article = submit()
    extract_articles([article.pk])
    extract_articles([article.pk])
    assert (len(model.requests), ModelReading.objects.count(), Claim.objects.count()) == (1, 1, 3)


@pytest.mark.django_db
def test_an_article_in_hand_is_not_read_by_a_second_worker(model: Stub):
    model.tells(claim(CALL))
    article = submit()
    Article.objects.update(attempts=1, state_since=timezone.now())
    article.refresh_from_db()
    assert not article_extract(article)
    assert model.requests == []
    Article.objects.update(state_since=timezone.now() - timedelta(seconds=61))
    article.refresh_from_db()
    assert article_extract(article)


@pytest.mark.django_db
def test_a_text_that_changed_meanwhile_gets_nothing_of_the_old_one(model: Stub):
    model.tells(claim(CALL))
    article = submit()

    def ask_while_it_changes(text: ArticleText) -> Answer | None:
        article_text_add(article, f"{MORE} Ein ganz neuer Text über 3 Brücken in Esch.")
        return text_ask(text)

    assert not article_extract(article, consult=ask_while_it_changes)
    article.refresh_from_db()
    assert (article.state, article.text_number, Claim.objects.count()) == (ArticleState.STORED, 2, 0)
    assert article_extract(article)
    assert quotes() == {MORE, "Ein ganz neuer Text über 3 Brücken in Esch."}
    assert [reading.text.number for reading in ModelReading.objects.all()] == [2]


@pytest.mark.django_db
def test_what_only_the_model_found_stays_while_it_is_silent_and_goes_when_it_is_not(model: Stub):
    model.tells(claim(CALL))
    article = submit()
    article_extract(article)
    model.will(Response(status=401))
    assert article_extract(again(article))
    assert quotes() == {AID, CALL, MORE}
    model.tells()
    assert article_extract(again(article))
    assert (quotes(), quotes(ClaimState.WITHDRAWN)) == ({AID, MORE}, {CALL})
    model.tells(claim(CALL))
    assert article_extract(again(article))
    assert (quotes(), Claim.objects.count()) == ({AID, CALL, MORE}, 3)


@pytest.mark.django_db
def test_a_changed_digit_ends_what_only_the_model_found(model: Stub, settings):
    model.tells(claim(CALL))
    article = submit()
    article_extract(article)
    settings.MODEL_URL = ""
    article_text_add(article, TEXT.replace("über 80", "über 90"))
    article.refresh_from_db()
    assert article_extract(article)
    gone = Claim.objects.get(quote=CALL)
    assert (gone.state, gone.anchors.get(current=True).state) == (ClaimState.WITHDRAWN, Anchor.State.CHANGED)


@pytest.mark.django_db
def test_a_decision_about_its_claim_stands(model: Stub, alice):
    model.tells(claim(CALL))
    article = submit()
    article_extract(article)
    claim_decide(Claim.objects.get(quote=CALL), "accept", by=alice)
    model.tells()
    article_extract(again(article))
    assert quotes(ClaimState.ACCEPTED) == {CALL}


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "messages"), [("http://localhost:1/v1", 3), ("", 1)])
def test_with_a_model_workers_get_articles_one_by_one(url, messages, settings, django_capture_on_commit_callbacks):
    settings.MODEL_URL = url
    given = [Submission(text=f"{TEXT} {number}", language="de") for number in range(3)]
    ids = [outcome.article for outcome in articles_submit(given)]
    sent: list[list[int]] = []

    def note(body: tuple, **_: object) -> None:
        sent.append(body[0][0])

    before_task_publish.connect(note)
    with django_capture_on_commit_callbacks(execute=True):
        articles_nudge(ids)
    before_task_publish.disconnect(note)
    assert len(sent) == messages
    assert sorted(pk for chunk in sent for pk in chunk) == sorted(ids)


WORK = "import django, sys; django.setup(); from claims.tasks import extract_articles; extract_articles([int(sys.argv[1])])"


@pytest.mark.usefixtures("committed")
def test_a_process_killed_while_it_asks_loses_and_doubles_nothing(model: Stub, stopped: threading.Event):
    model.will(lambda: Response(str(stopped.wait(20))))
    article = submit()
    host = connection.settings_dict["OPTIONS"].get("host") or connection.settings_dict["HOST"]
    database = f"postgresql://postgres:@/{connection.settings_dict['NAME']}?host={host}"
    service = {"FACTBASE_MODEL_URL": model.url, "FACTBASE_MODEL_NAME": "tiny-1"}
    environment = os.environ | service | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "factbase.settings"}
    process = subprocess.Popen([sys.executable, "-c", WORK, str(article.pk)], cwd=ROOT, env=environment)
    assert model.asked.wait(20)
    process.kill()
    process.wait(timeout=10)
    article.refresh_from_db()
    assert (article.state, article.attempts, Claim.objects.count()) == (ArticleState.STORED, 1, 0)
    Article.objects.update(state_since=timezone.now() - timedelta(seconds=61))
    model.tells(claim(CALL))
    extract_articles([article.pk])
    assert (quotes(), ModelReading.objects.count()) == ({AID, CALL, MORE}, 1)
