"""The life of an article from extraction on, and what of an entry waits for a time or for a site.

Each task takes ids, if any, and is safe to run twice: the states decide.
"""

import logging
from collections.abc import Callable, Sequence

from celery import shared_task
from celery.signals import worker_ready
from django.utils import timezone

from articles.collecting import article_fetch
from articles.models import Article
from articles.nudging import articles_nudge
from claims.consulting import endpoint
from claims.embedding import EmbeddingError
from claims.extracting import article_extract
from claims.home.measures import counts_keep
from claims.indexing import embedding_service, model_advance, terms_count, waiting_index
from claims.linking import article_link, articles_relink, links_renew
from claims.models import ArchiveCopy
from claims.publication.copies.services import copy_take
from claims.publication.scheduling import entries_publish_due
from claims.publication.tips.services import addresses_forget
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


@shared_task
def relink_articles(ids: list[int]) -> None:
    articles_relink(ids)


@shared_task
def renew_links() -> None:
    """What an edited claim, or a newer matcher, left to be compared anew."""
    links_renew()


@shared_task
def index_waiting() -> None:
    """What no stage of an article indexed: edited claims, those that an embedder failed, those of another model."""
    try:
        model_advance()
        waiting_index()
    except EmbeddingError as error:
        log.warning("claims wait to be embedded: %s", error)


@shared_task
def count_terms() -> None:
    terms_count()


@shared_task
def keep_counts() -> None:
    counts_keep()


@shared_task
def take_copies(ids: list[int]) -> None:
    for copy in ArchiveCopy.objects.in_bulk(ids).values():
        copy_take(copy)


@shared_task
def take_due_copies() -> None:
    """Hand each due copy to a task of its own, so that a slow site holds up nobody else's."""
    for pk in ArchiveCopy.objects.due(timezone.now()).values_list("pk", flat=True)[:100]:
        take_copies.delay([pk])


@shared_task
def forget_addresses() -> None:
    addresses_forget()


@shared_task
def publish_due_entries() -> None:
    entries_publish_due()


def articles_advance(ids: Sequence[int], steps: Steps = STEPS) -> None:
    """Take articles through every stage here and now, beside the workers; a failed one stays where it failed."""
    for state, step in steps.items():
        for article in Article.objects.filter(pk__in=ids, state=state).order_by("pk"):
            step(article)


@worker_ready.connect
def say_where_texts_go(**_: object) -> None:
    if service := endpoint():
        log.info("article texts are sent to %s", service)
    if service := embedding_service():
        log.info("sentences of claims are sent to %s", service)
