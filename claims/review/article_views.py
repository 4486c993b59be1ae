"""An article with its claims marked in the text. It lives here, because articles know nothing of claims."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleText
from claims.models import Claim, ModelReading
from claims.permissions import may_decide, may_write
from claims.review.forms import SpanForm
from claims.review.marking import marked
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.workflow import ClaimState

HISTORY = 50


@require_safe
@needs("articles.view_article")
def article(request: DeskRequest, public_id: str, number: int | None = None) -> HttpResponse:
    found = article_shown(public_id)
    text = found.text if number is None else get_object_or_404(ArticleText, article=found, number=number)
    return article_page(request, found, text, SpanForm(text=text))


def article_shown(public_id: str) -> Article:
    return get_object_or_404(
        Article.objects.for_list().with_family_size().select_related("submitted_by", "watch"), public_id=public_id
    )


def article_page(request: DeskRequest, article: Article, text: ArticleText | None, form: SpanForm) -> HttpResponse:
    claims = list(Claim.objects.filter(article=article).with_place())
    context = {
        "article": article,
        "text": text,
        "is_current": text is None or text.number == article.text_number,
        "paragraphs": marked(text, {claim.pk: claim for claim in claims}) if text else [],
        "claims": sorted(claims, key=_reading_order),
        "has_accepted": any(claim.state == ClaimState.ACCEPTED for claim in claims),
        "model_reading": ModelReading.objects.filter(text=text).first(),
        "texts": article.texts.defer("text"),
        "copies": Article.objects.copies_of(article).for_list(),
        "duplicates": article.duplicates.all(),
        "history": lines(_events(article)),
        "form": form,
        "may_decide": may_decide(request.user),
        "may_write": may_write(request.user),
    }
    return render(request, "review/article.html", context)


def _reading_order(claim: Claim) -> tuple[bool, int, int]:
    """As they stand in the text; what no longer stands there comes last."""
    start = claim.current_anchors[0].start if claim.current_anchors else None
    return (start is None, start or 0, claim.pk)


def _events(article: Article) -> list[Event]:
    events = Event.objects.filter(kind=Event.Kind.ARTICLE, subject=article.public_id)
    return list(events.select_related("by")[:HISTORY])
