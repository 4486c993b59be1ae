"""Every write to feeds that people ask for. What a poll notes down is in `articles.collecting`."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Feed
from articles.normalising import canonicalise_url
from articles.services import source_named
from articles.submission import SubmissionError


def feed_add(url: str, *, source: str = "") -> Feed:
    """Note a feed; beat polls it within a minute. Raises SubmissionError for a bad or a known address."""
    try:
        canonicalise_url(url)
    except ValueError as error:
        raise SubmissionError(str(error)) from None
    try:
        with transaction.atomic():
            return Feed.objects.create(url=url, source=source_named(source, url))
    except IntegrityError:
        raise SubmissionError("This feed is already here") from None


def feed_pause(feed: Feed) -> None:
    Feed.objects.filter(pk=feed.pk).update(active=False)


def feed_resume(feed: Feed) -> None:
    """Poll it again from now on, its failures forgotten."""
    Feed.objects.filter(pk=feed.pk).update(active=True, failures=0, due_at=timezone.now())
