"""The life of an article after it came in: fetch, extract, link. Each task takes ids and is safe to run twice.

The status column is the queue: a task is only a nudge, and `nudge_waiting` finds whatever a lost one left behind.
"""

from collections.abc import Callable
from datetime import timedelta

from celery import Task, shared_task

from articles.collecting import article_fetch
from articles.models import Article
from claims.extracting import article_extract
from claims.linking import article_link
from factbase.celery import nudge
from factbase.workflow import ArticleState

# Longer than a fetch may take: an article that has waited so long has no worker.
STALLED = timedelta(seconds=60)
CHUNK = 50


@shared_task
def fetch_articles(ids: list[int]) -> None:
    nudge(extract_articles, _advance(ids, article_fetch))


@shared_task
def extract_articles(ids: list[int]) -> None:
    nudge(link_articles, _advance(ids, article_extract))


@shared_task
def link_articles(ids: list[int]) -> None:
    _advance(ids, article_link)


def _advance(ids: list[int], step: Callable[[Article], bool]) -> list[int]:
    """Take each article one stage further; return the ids of those that moved."""
    return [article.pk for article in Article.objects.in_bulk(ids).values() if step(article)]


TASKS: dict[str, Task] = {
    ArticleState.RECEIVED: fetch_articles,
    ArticleState.STORED: extract_articles,
    ArticleState.EXTRACTED: link_articles,
}


@shared_task
def nudge_waiting() -> None:
    """Send the articles that wait with nobody at work on them to their task again."""
    for state, task in TASKS.items():
        ids = list(
            Article.objects.stalled(STALLED)
            .filter(state=state)
            .order_by("pk")
            .values_list("pk", flat=True)[:5000]
        )
        for start in range(0, len(ids), CHUNK):
            nudge(task, ids[start : start + CHUNK])
