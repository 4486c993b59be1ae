"""Articles that came from a page: looked at again, often at first, then rarely, then no more."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.changes import same_words, words
from articles.documents import DocumentError, read_document
from articles.fetching import AnswerError, FetchedPage, FetchError, fetch
from articles.models import Article, Outcome, Watch
from articles.services import Status, article_text_add, host_of
from articles.submission import Submission, SubmissionError
from factbase.access.models import User
from factbase.history.services import event_record

# The pause is half of the time since the text came in, between these two; a changed text begins it anew.
SHORTEST, LONGEST = timedelta(minutes=30), timedelta(days=30)
# A page that did not change for so long is left alone.
LAST = timedelta(days=180)
# The share of the article's words that a page must still have to be its newer text, and no teaser or notice.
KEPT = 0.5
# Behind its time by more than this a look says that workers, or its host, do not keep up.
OVERDUE = timedelta(hours=1)

GONE = {404, 410}
WITHHELD = {401, 402, 403, 451}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look met with; `text` where the article is to get it, `page` where its text is known to be ours."""

    outcome: Outcome
    reason: str = ""
    text: str = ""
    page: FetchedPage | None = None


def next_look(since: datetime, now: datetime, failures: int = 0) -> datetime | None:
    """When a page is due again; None when it was looked at for long enough."""
    if now - since > LAST:
        return None
    pause = max(SHORTEST, (now - since) / 2) * 2 ** min(failures, 10)
    return now + min(pause, LONGEST)


def watch_begin(article: Article, page: FetchedPage) -> None:
    """An article was fetched just now: its page is watched from here on."""
    now = timezone.now()
    answered = {"etag": page.etag[:500], "last_modified": page.last_modified[:100], "looked_at": now}
    schedule = {"since": now, "due_at": next_look(now, now), "host": host_of(article.url)}
    Watch.objects.update_or_create(article=article, defaults=schedule | answered)


@transaction.atomic
def watch_switch(article: Article, *, active: bool, by: User) -> None:
    """Watch the page of an article, or leave it alone. What is switched on is looked at within a minute."""
    now = timezone.now()
    values = {"active": active, "since": now, "due_at": now, "failures": 0} if active else {"active": False}
    Watch.objects.update_or_create(
        article=article, defaults=values, create_defaults={"host": host_of(article.url)} | values
    )
    event_record(article, "watch", by=by, before={"watched": not active}, after={"watched": active})


def watch_look(watch: Watch, *, by: User | None = None, kept: float = KEPT) -> Watch:
    """Ask for the page once and note what became of it; the article gets a new text only if one is there.

    With a `kept` of 0 whatever text is there is taken, since a person saw that it is the article.
    """
    seen = _look(watch, kept)
    with transaction.atomic():
        watch = Watch.objects.select_for_update().select_related("article").get(pk=watch.pk)
        if seen.text:
            seen = _take(watch.article, seen, by)
            watch.article.refresh_from_db()
        _note(watch, seen)
    return watch


def _look(watch: Watch, kept: float) -> Seen:
    article = watch.article
    # Who wants the text that is there must not be told that it did not change.
    etag, last_modified = (watch.etag, watch.last_modified) if kept else ("", "")
    try:
        page = fetch(article.url, allow_private=settings.FETCH_PRIVATE, etag=etag, last_modified=last_modified)
        return _read(article, page, kept)
    except AnswerError as error:
        outcome = (
            Outcome.GONE if error.status in GONE else Outcome.WITHHELD if error.status in WITHHELD else Outcome.FAILED
        )
        return Seen(outcome, str(error))
    except FetchError as error:
        return Seen(Outcome.FAILED, str(error))
    except (DocumentError, SubmissionError) as error:
        return Seen(Outcome.WITHHELD, str(error))


def _read(article: Article, page: FetchedPage, kept: float) -> Seen:
    if page.not_modified:
        return Seen(Outcome.UNCHANGED, page=page)
    if urlsplit(article.url).path.strip("/") and not urlsplit(page.url).path.strip("/"):
        return Seen(Outcome.GONE, "The address leads to the front page")
    said = {"content_type": page.content_type, "charset": page.charset, "url": page.url}
    cleaned = read_document(page.url, page.content, limit_bytes=settings.UPLOAD_LIMIT, **said)
    submission = Submission.from_page(cleaned, url=cleaned.canonical_url or page.url).checked()
    other = Article.objects.filter(canonical_url=submission.canonical_url).exclude(pk=article.pk).first()
    if other:
        return Seen(Outcome.GONE, f"The address leads to another article, {other.public_id}: {other}")
    return _compare(article, Seen(Outcome.CHANGED, text=submission.text, page=page), kept)


def _compare(article: Article, seen: Seen, kept: float) -> Seen:
    text = article.text
    old = text.text if text else ""
    if same_words(old, seen.text, article.language):
        return Seen(Outcome.UNCHANGED, page=seen.page)
    before, after = Counter(words(old, article.language)), Counter(words(seen.text, article.language))
    share = (before & after).total() / max(1, before.total())
    if share < kept:
        shown = f"Of a hundred words of the article the page shows {share * 100:.0f}"
        return Seen(Outcome.WITHHELD, f"{shown}: a teaser, a notice, or another text")
    return seen


def _take(article: Article, seen: Seen, by: User | None) -> Seen:
    outcome = article_text_add(article, seen.text, by=by, why="the page changed")
    if outcome.status == Status.UPDATED:
        return seen
    if outcome.article == article.pk:
        return Seen(Outcome.UNCHANGED, page=seen.page)
    return Seen(Outcome.FAILED, outcome.reason)


def _note(watch: Watch, seen: Seen) -> None:
    now = timezone.now()
    watch.failures = watch.failures + 1 if seen.outcome == Outcome.FAILED else 0
    watch.since = now if seen.outcome == Outcome.CHANGED else watch.since
    watch.due_at, watch.looked_at = next_look(watch.since, now, watch.failures), now
    if seen.page and not seen.page.not_modified:
        watch.etag, watch.last_modified = seen.page.etag[:500], seen.page.last_modified[:100]
    before, watch.outcome, watch.reason = watch.outcome, seen.outcome, seen.reason[:500]
    watch.save()
    lasting = {Outcome.GONE, Outcome.WITHHELD} & {before, watch.outcome}
    if lasting and before != watch.outcome:
        event_record(
            watch.article, "look", by=None, why=watch.reason, before={"page": before}, after={"page": watch.outcome}
        )
