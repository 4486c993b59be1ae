"""The life of an article from extraction on. Each task takes ids and is safe to run twice: the states decide."""

import logging
from collections.abc import Callable, Sequence

from celery import shared_task
from celery.signals import worker_ready

from articles.collecting import article_fetch
from articles.models import Article
from articles.nudging import articles_nudge
from claims.consulting import endpoint
from claims.extracting import article_extract
from claims.linking import article_link
from factbase.workflow import ArticleState

log = logging.getLogger(__name__)

Steps = dict[ArticleState, Callable[[Article], bool]]
STEPS: Steps = {
    ArticleState.RECEIVED: article_fetch,
    ArticleState.STORED: article_extract,
    ArticleState.EXTRACTED: article_link,
}


@shared_task
def extract_articles(ids: list[int]) -> None:
    for article in Article.objects.in_bulk(ids).values():
        article_extract(article)
    articles_nudge(ids)


@shared_task
def link_articles(ids: list[int]) -> None:
    for article in Article.objects.in_bulk(ids).values():
        article_link(article)


def articles_advance(ids: Sequence[int], steps: Steps = STEPS) -> None:
    """Take articles through every stage here and now, beside the workers; a failed one stays where it failed."""
    for state, step in steps.items():
        for article in Article.objects.filter(pk__in=ids, state=state).order_by("pk"):
            step(article)


@worker_ready.connect
def say_where_texts_go(**_: object) -> None:
    if service := endpoint():
        log.info("article texts are sent to %s", service)
