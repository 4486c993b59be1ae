"""Telling the workers that there is work. A lost message costs a minute, never an article: the states are the queue."""

import logging
from collections.abc import Iterator, Sequence
from functools import partial

from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from articles.models import Article
from factbase.celery import app
from factbase.workflow import ArticleState

# By name, since the later stages belong to an app that articles knows nothing of.
TASKS = {
    ArticleState.RECEIVED: "articles.tasks.fetch_articles",
    ArticleState.STORED: "claims.tasks.extract_articles",
    ArticleState.EXTRACTED: "claims.tasks.link_articles",
}
# Articles a task: many where a message costs more than the work, few where a site may take its time.
CHUNKS = {ArticleState.RECEIVED: 5, ArticleState.STORED: 50, ArticleState.EXTRACTED: 50}

log = logging.getLogger(__name__)


def articles_nudge(ids: Sequence[int]) -> None:
    """Send articles, by key, to the task of the stage they wait for, once the transaction is committed. Never fails."""
    if ids:
        transaction.on_commit(partial(_send, list(ids)))


def _send(ids: list[int]) -> None:
    try:
        for task, chunk in _chunks(ids):
            app.send_task(task, [chunk])
    except OperationalError as error:
        log.warning("no broker (%s); beat will pick up what waits", error)


def _chunks(ids: list[int]) -> Iterator[tuple[str, list[int]]]:
    found = list(Article.objects.filter(pk__in=ids).waiting().order_by("pk").values_list("state", "pk"))
    for state, task in TASKS.items():
        waiting = [pk for of, pk in found if of == state]
        size = _chunk(state)
        for start in range(0, len(waiting), size):
            yield task, waiting[start : start + size]


def _chunk(state: ArticleState) -> int:
    """One where a service elsewhere is asked: its answer may take as long as a task may last."""
    asked = {ArticleState.STORED: settings.MODEL_URL, ArticleState.EXTRACTED: settings.EMBEDDER_URL}
    return 1 if asked.get(state) else CHUNKS[state]
