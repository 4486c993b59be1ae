"""Several workers at related articles, one that dies in the middle, and people who change what is being compared."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Count

from articles.models import Article
from claims.extracting import article_extract
from claims.linking import links_renew, relinking, stage
from claims.models import Claim, ClaimLink
from claims.review.services import claim_edit
from claims.tasks import link_articles
from factbase.history.models import Event
from tests.linking.conftest import FRENCH, GERMAN, submitted
from tests.workers.conftest import ROOT, environment

ARTICLES = 16


@pytest.fixture
def story(committed) -> list[int]:
    """Articles of one story, extracted: everything is related to everything."""
    texts = [(GERMAN, "de"), (FRENCH, "fr")]
    for number in range(ARTICLES):
        text, language = texts[number % 2]
        submitted(text.replace("250", str(240 + number)), language, f"2024-07-{10 + number % 9}")
    for article in Article.objects.all():
        assert article_extract(article)
    return list(Article.objects.order_by("pk").values_list("pk", flat=True))


def twice_the_same() -> list:
    pairs = ClaimLink.objects.values("a", "b").annotate(rows=Count("pk"))
    return [pair for pair in pairs if pair["rows"] > 1]


def test_workers_at_the_same_and_at_related_articles(story):
    def work(order: list[int]) -> None:
        try:
            link_articles(order)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, [story, story[::-1], story[::2] + story[1::2]]))
    assert set(Article.objects.values_list("state", "failure")) == {("linked", "")}
    assert Event.objects.filter(kind="article", action="link").count() == ARTICLES
    assert ClaimLink.objects.exists()
    assert twice_the_same() == []


@pytest.mark.slow
def test_a_command_that_is_killed_goes_on_where_it_was(story):
    link_articles(story)
    before = set(ClaimLink.objects.values_list("a", "b"))
    command = [sys.executable, "manage.py", "link", "--here"]
    first = subprocess.Popen(
        [*command, "--all"], cwd=ROOT, env=environment("redis://127.0.0.1:1/0"), start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not 0 < ARTICLES - relinking().count() < ARTICLES - 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(timeout=10)
    left = relinking().count()
    assert 0 < left < ARTICLES, "the command was faster than the test: give it more articles"
    second = subprocess.run(
        command, cwd=ROOT, env=environment("redis://127.0.0.1:1/0"), check=True, capture_output=True, text=True
    )
    assert f"{left} articles to link" in second.stdout
    assert relinking().count() == 0
    assert twice_the_same() == []
    assert before & set(ClaimLink.objects.values_list("a", "b"))


def test_a_claim_edited_while_it_is_compared_is_compared_once_more(story, alice, monkeypatch):
    link_articles(story[:4])
    claim = Claim.objects.filter(article=story[0]).first()
    Article.objects.filter(pk=story[0]).update(matcher="")
    suggest = stage.links_suggest

    def meanwhile(claims) -> None:
        suggest(claims)
        claim_edit(claim, by=alice, claimant=f"somebody at {time.monotonic()}")

    monkeypatch.setattr(stage, "links_suggest", meanwhile)
    links_renew()
    assert relinking().count() == 1
    monkeypatch.undo()
    links_renew()
    assert relinking().count() == 0
