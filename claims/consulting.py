"""What the language model is asked, if the operator set one up, and what is kept of that."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.models import Article, ArticleText
from claims.language_model import Answer, Endpoint, Limits, Report, ask
from claims.models import ModelReading

log = logging.getLogger(__name__)


def endpoint() -> Endpoint | None:
    """Where texts are sent; None while the option is off."""
    if not settings.MODEL_URL:
        return None
    return Endpoint(settings.MODEL_URL, settings.MODEL_NAME, settings.MODEL_KEY)


def limits() -> Limits:
    return Limits.of_seconds(settings.MODEL_TIMEOUT)


def article_in_hand(article: Article) -> bool:
    """Whether a worker has begun to extract it and may still be waiting for the model.

    Only a model takes so long that a second message finds the first at work. Counted as attempts that never finished,
    enough of them would park an article for which everything goes well.
    """
    begun = timezone.now() - timedelta(seconds=settings.STALLED_AFTER)
    return bool(settings.MODEL_URL) and article.attempts > 0 and article.state_since > begun


def text_ask(text: ArticleText) -> Answer | None:
    """What the model says of a text; None while the option is off. Takes its time: call it outside of a transaction."""
    service = endpoint()
    return ask(text.text, service, limits()) if service else None


def reading_record(text: ArticleText, answer: Answer, report: Report) -> ModelReading:
    """Note that a text was sent, and what came of it."""
    service = answer.endpoint
    if report.failures:
        log.warning("%s did not read all of %s: %s", service, text.article.public_id, report.failure)
    return ModelReading.objects.create(
        text=text,
        model=service.name[:200],
        address=service.address[:2000],
        outcome=report.outcome.value,
        failure=report.failure[:500],
        pieces=report.pieces,
        pieces_read=report.read,
        confirmed=report.confirmed,
        added=report.added,
        dropped=dict(report.dropped),
        corrected=dict(report.corrected),
        seconds=round(report.seconds, 3),
    )
