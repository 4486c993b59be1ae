"""The life of an article before extraction: polled, fetched. It goes on in `claims.tasks`.

Each task takes ids, if any, and is safe to run twice. `nudge_waiting` finds whatever a lost message left behind.
"""

from datetime import timedelta

from celery import shared_task

from articles.collecting import article_fetch, feed_poll
from articles.models import Article, Feed
from articles.nudging import articles_nudge

# Longer than a fetch may take: an article that has waited so long has no worker.
STALLED = timedelta(seconds=60)


@shared_task
def poll_due_feeds() -> None:
    for feed in Feed.objects.due().select_related("source"):
        articles_nudge([outcome.article for outcome in feed_poll(feed) if outcome.article])


@shared_task
def fetch_articles(ids: list[int]) -> None:
    for article in Article.objects.in_bulk(ids).values():
        article_fetch(article)
    articles_nudge(ids)


@shared_task
def nudge_waiting() -> None:
    articles_nudge(list(Article.objects.stalled(STALLED).order_by("pk").values_list("pk", flat=True)[:5000]))
