"""The life of an article before extraction: polled, fetched. It goes on in `claims.tasks`.

Each task takes ids, if any, and is safe to run twice. `nudge_waiting` finds whatever a lost message left behind.
"""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from articles.collecting import article_fetch, feed_poll
from articles.models import Article, Feed, Watch
from articles.nudging import articles_nudge
from articles.watching import watch_look

LEASE = timedelta(minutes=2)


@shared_task
def poll_due_feeds() -> None:
    """Hand each due feed to a task of its own, so that a slow site holds up nobody else's."""
    for feed in Feed.objects.due():
        Feed.objects.filter(pk=feed.pk).update(due_at=timezone.now() + feed.interval)
        poll_feed.delay(feed.pk)


@shared_task
def poll_feed(feed_id: int) -> None:
    for feed in Feed.objects.filter(pk=feed_id, active=True).select_related("source"):
        articles_nudge([outcome.article for outcome in feed_poll(feed) if outcome.article])


@shared_task
def fetch_articles(ids: list[int]) -> None:
    for article in Article.objects.in_bulk(ids).values():
        article_fetch(article)
    articles_nudge(ids)


@shared_task
def look_at_due_pages() -> None:
    """Hand out one page of each host. One that no worker comes to is due again after the lease."""
    for watch in Watch.objects.due():
        Watch.objects.filter(pk=watch.pk).update(due_at=timezone.now() + LEASE)
        look_at_page.apply_async([watch.pk], expires=LEASE.total_seconds())


@shared_task
def look_at_page(watch_id: int) -> None:
    for watch in Watch.objects.filter(pk=watch_id, active=True).select_related("article"):
        watch_look(watch)
        articles_nudge([watch.article_id])


@shared_task
def nudge_waiting() -> None:
    stalled = Article.objects.stalled(timedelta(seconds=settings.STALLED_AFTER))
    articles_nudge(list(stalled.order_by("pk").values_list("pk", flat=True)[:5000]))
