"""An article with its claims marked in the text. It lives here, because articles know nothing of claims."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleText
from claims.models import Anchor, Claim, ModelReading
from claims.permissions import may_decide, may_write
from claims.review import services
from claims.review.forms import SpanForm
from claims.review.highlighting import Piece, highlight
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.workflow import ClaimState

HISTORY = 50


@require_safe
@needs("articles.view_article")
def article(request: DeskRequest, public_id: str, number: int | None = None) -> HttpResponse:
    found = _article(public_id)
    text = found.text if number is None else get_object_or_404(ArticleText, article=found, number=number)
    return _page(request, found, text, SpanForm(text=text))


def _article(public_id: str) -> Article:
    return get_object_or_404(
        Article.objects.for_list().with_family_size().select_related("submitted_by", "watch"), public_id=public_id
    )


def _page(request: DeskRequest, article: Article, text: ArticleText | None, form: SpanForm) -> HttpResponse:
    claims = list(Claim.objects.filter(article=article).for_display().with_current_anchor())
    context = {
        "article": article,
        "text": text,
        "is_current": text is None or text.number == article.text_number,
        "pieces": _pieces(text, claims),
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


def _pieces(text: ArticleText | None, claims: list[Claim]) -> list[Piece[Claim]]:
    if text is None:
        return []
    shown = {claim.pk: claim for claim in claims if claim.state != ClaimState.WITHDRAWN}
    anchors = Anchor.objects.filter(text=text, claim__in=shown, start__isnull=False)
    spans = anchors.values_list("start", "end", "claim_id")
    return highlight(text.text, [(start or 0, end or 0, shown[pk]) for start, end, pk in spans])


def _events(article: Article) -> list[Event]:
    events = Event.objects.filter(kind=Event.Kind.ARTICLE, subject=article.public_id)
    return list(events.select_related("by")[:HISTORY])


@needs("claims.decide_claim")
def claim_create(request: DeskRequest, public_id: str) -> HttpResponse:
    """Make a claim of words that somebody selected, or pasted."""
    found = _article(public_id)
    text = found.text
    if text is None:
        raise Http404
    form = SpanForm(request.POST or None, text=text)
    if request.method != "POST":
        return redirect("desk:article", public_id)
    if not form.is_valid():
        return _page(request, found, text, form)
    span = {name: form.cleaned_data[name] for name in ("start", "end")}
    twin = Anchor.objects.filter(text=text, current=True, **span).select_related("claim").first()
    if twin:
        messages.info(request, _("These words are a claim already: this one."))
        return redirect("desk:claim", twin.claim.public_id)
    label = form.cleaned_data["label"] or form.cleaned_data["quote"][:300]
    claim = services.claim_create(
        article=found, label=label, by=request.user, claimant=form.cleaned_data["claimant"], **span
    )
    messages.success(request, _("Made and accepted. Add its figures below, if it has any."))
    return redirect("desk:claim_edit", claim.public_id)
