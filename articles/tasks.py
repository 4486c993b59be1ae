"""What beat asks of the articles app. The life of an article goes on in `claims.tasks`."""

from celery import shared_task

from articles.collecting import feed_poll
from articles.models import Feed


@shared_task
def poll_due_feeds() -> int:
    """Request the new articles of every feed that is due; return how many were new to us or known."""
    return sum(len(feed_poll(feed)) for feed in Feed.objects.due().select_related("source"))
