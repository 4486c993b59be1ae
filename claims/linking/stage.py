"""The linking stage of an article, and linking anew where a matcher or a claim changed."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from articles.models import Article
from articles.services import article_fail, article_retry, stage_begin, stage_values
from claims.embedding import EmbeddingError
from claims.independence.families import family_find
from claims.indexing import claims_index
from claims.linking.reports import COMPARED
from claims.linking.suggesting import links_suggest
from claims.matching import VERSION
from claims.models import Claim
from factbase.history.services import state_move
from factbase.ids import new_id
from factbase.workflow import ArticleState, StaleState

SECONDS = 5.0  # of work at a time: the workers have other things to do

log = logging.getLogger(__name__)


def article_link(article: Article) -> bool:
    """Find the article's family and compare its claims with all others; return whether this call did it."""
    return article.state == ArticleState.EXTRACTED and stage_begin(article) and _done(_link, article)


def articles_relink(ids: Sequence[int]) -> None:
    """Compare the claims of linked articles anew; safe to run twice, and to be killed at any moment.

    One that kills its workers is parked in the end, as on its first way. Those that wait for that are linked too.
    """
    waiting = relinking() | Article.objects.waiting(ArticleState.EXTRACTED)
    for pk in sorted(ids):
        # One at a time, for others may have taken it meanwhile.
        article = waiting.filter(pk=pk).first()
        if article and stage_begin(article):
            _done(_link if article.state == ArticleState.EXTRACTED else _compare, article)


def relinking() -> QuerySet[Article]:
    """Linked articles that another matcher compared, or of which a claim changed since."""
    # Not “unequal”: that no index answers.
    other = Q(matcher__lt=VERSION) | Q(matcher__gt=VERSION)
    return Article.objects.filter(other, state=ArticleState.LINKED)


def unlinked() -> QuerySet[Article]:
    """Articles that failed at linking, for the first time or anew."""
    return Article.objects.failed().filter(failed_stage__in=[ArticleState.EXTRACTED, ArticleState.LINKED])


def links_renew(seconds: float = SECONDS) -> None:
    """Compare anew what waits for it and is at nobody's hands, newest first, until the time is up."""
    deadline = time.monotonic() + seconds
    stalled = Q(state_since__lt=timezone.now() - timedelta(seconds=settings.STALLED_AFTER))
    idle = relinking().filter(Q(attempts=0) | stalled)
    for pk in idle.order_by("-pk").values_list("pk", flat=True)[:1000]:
        if time.monotonic() >= deadline:
            return
        articles_relink([pk])


def links_forget() -> list[int]:
    """Have all articles compared anew; return the keys of those that had failed at it, whose attempts are forgotten."""
    failed = list(unlinked().order_by("pk"))
    for article in failed:
        article_retry(article, by=None)
    Article.objects.filter(state=ArticleState.LINKED).update(matcher="", attempts=0)
    return [article.pk for article in failed]


def _done(work: Callable[[Article], None], article: Article) -> bool:
    """Whether the work was done. One article that cannot be linked is parked with the reason, and holds up no other."""
    try:
        work(article)
    except StaleState:
        return False  # a newer text sent it back
    except Exception as error:
        log.exception("linking of %s failed", article.public_id)
        article.refresh_from_db()
        article_fail(article, f"{type(error).__name__}: {error}")
        return False
    return True


def _link(article: Article) -> None:
    family_find(article)
    _compare(article)
    state_move(article, "link", **stage_values())


def _compare(article: Article) -> None:
    """Whoever changes a claim meanwhile takes this run's mark away, so that the article is compared once more."""
    mark = f"{VERSION} {new_id()}"
    Article.objects.filter(pk=article.pk).update(matcher=mark)
    claims = Claim.objects.filter(article=article, state__in=COMPARED).only("pk", "indexed")
    try:
        claims_index([claim for claim in claims if not claim.indexed])
    except EmbeddingError as error:
        # Words and keys find candidates even so; the claims stay in the queue of the index.
        log.warning("claims of %s wait for their vectors: %s", article.public_id, error)
    links_suggest(article.pk)
    compared = Case(When(matcher=mark, then=Value(VERSION)), default="matcher")
    Article.objects.filter(pk=article.pk).update(matcher=compared, attempts=0)
