"""Pages and feeds from the web into the database: what the fetch and poll tasks do."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.documents import DocumentError, read_document
from articles.feedreading import FeedError, FeedItem, read_feed
from articles.fetching import FetchError, fetch
from articles.models import Article, Feed
from articles.services import Outcome, article_fail, article_request, article_store, stage_begin
from articles.submission import Submission, SubmissionError
from articles.watching import watch_begin
from factbase.workflow import ArticleState

LONGEST_PAUSE = timedelta(days=1)


def article_fetch(article: Article) -> bool:
    """Fetch a requested article and store its text; return whether it is stored now.

    A failure that may pass leaves the article where it is, for a later attempt; any other parks it with the reason.
    """
    if article.state != ArticleState.RECEIVED or not stage_begin(article):
        return False
    try:
        page = fetch(article.url, allow_private=settings.FETCH_PRIVATE)
        said = {"content_type": page.content_type, "charset": page.charset, "url": page.url}
        cleaned = read_document(page.url, page.content, limit_bytes=settings.UPLOAD_LIMIT, **said)
        outcome = article_store(article, Submission.from_page(cleaned, url=cleaned.canonical_url or page.url))
    except FetchError as error:
        if not error.retryable or article.attempts + 1 >= settings.MAX_ATTEMPTS:
            article_fail(article, str(error))
        else:
            Article.objects.filter(pk=article.pk).update(failure=str(error)[:500])
        return False
    except (DocumentError, SubmissionError) as error:
        article_fail(article, str(error))
        return False
    if outcome.article != article.pk:
        return False
    watch_begin(article, page)
    return True


def feed_poll(feed: Feed) -> list[Outcome]:
    """Read a feed and request what is new in it; a failure is noted on the feed and doubles its pause."""
    try:
        page = fetch(feed.url, allow_private=settings.FETCH_PRIVATE, etag=feed.etag, last_modified=feed.last_modified)
        items = [] if page.not_modified else read_feed(page.content, url=page.url, content_type=page.content_type)
    except (FetchError, FeedError) as error:
        _note(feed, failures=feed.failures + 1, last_error=str(error)[:500])
        return []
    outcomes = [_request(feed, item) for item in items if item.url]
    _note(feed, failures=0, last_error="", etag=page.etag, last_modified=page.last_modified)
    return outcomes


def _request(feed: Feed, item: FeedItem) -> Outcome:
    return article_request(item.url, title=item.title, published=item.published, source=feed.source)


def _note(feed: Feed, **changes: object) -> None:
    now = timezone.now()
    pause = min(feed.interval * 2 ** min(int(str(changes["failures"])), 10), LONGEST_PAUSE)
    Feed.objects.filter(pk=feed.pk).update(polled_at=now, due_at=now + pause, **changes)
