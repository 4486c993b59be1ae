"""Selected words become a claim, and a claim's ends move: in place for a script, on a page for everybody else."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.models import Article, ArticleText
from claims.acts.services import act_about, act_redo, act_undo, acting, seat_of
from claims.cutting.services import judged_links
from claims.findings import figures_unsaved
from claims.models import Act, Anchor, Claim
from claims.review.article_views import article_page, article_shown
from claims.review.forms import SpanForm
from claims.spans import services
from claims.spans.answers import refused, saved
from claims.spans.forms import MoveForm, PlaceForm
from claims.spans.reading import change_to, overlapping, span_read, twin
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.drafts.services import draft_drop, typed
from factbase.workflow import IllegalMove, StaleState

FORM = "span"  # by which drafts know it


@needs("claims.decide_claim")
def claim_create(request: DeskRequest, public_id: str) -> HttpResponse:
    """Make a claim of words that somebody pasted."""
    found = article_shown(public_id)
    text = found.text
    if text is None:
        raise Http404
    form = SpanForm(request.POST or None, text=text)
    if request.method != "POST":
        return redirect("desk:article", public_id)
    if not form.is_valid():
        return article_page(request, found, text, form)
    if known := twin(text, form.span()):
        messages.info(request, _("These words are a claim already: this one."))
        return redirect("desk:claim", known.public_id)
    claim = _made(request, text, form)
    messages.success(request, _("Made and accepted. Check what was read."))
    return redirect("desk:claim_edit", claim.public_id)


@require_http_methods(["GET", "POST"])
@needs("claims.decide_claim")
def span_new(request: DeskRequest, public_id: str) -> HttpResponse:
    """For a script: what a claim of the selected words would say; posted, it is made."""
    text = _text(get_object_or_404(Article, public_id=public_id))
    form = PlaceForm(request.POST or request.GET, text=text)
    if not form.is_valid():
        return refused(request, form.refusal(), 422)
    known = twin(text, form.span())
    if request.method == "GET":
        reading = span_read(text, form.span())
        claim = Claim(article=text.article)
        context = {
            "finding": reading.finding,
            "figures": figures_unsaved(claim, reading.finding),
            "sentences": reading.sentences,
            "twin": known,
            "overlapping": [each for each in overlapping(text, form.span()) if each != known],
        }
        return render(request, "spans/_read.html", context)
    if known:
        return refused(request, _("These words are a claim already: “%(label)s”.") % {"label": known.label}, 409)
    try:
        claim = _made(request, text, form)
    except StaleState as refusal:
        return refused(request, str(refusal), 409)
    return saved(request, claim, said=_("Made and accepted:"), undo="desk:span_undo", between=form.span(), is_new=True)


@require_http_methods(["GET", "POST"])
@needs("claims.decide_claim")
def span_moved(request: DeskRequest, public_id: str) -> HttpResponse:
    """For a script: what the claim would say with other ends; posted, they are moved."""
    claim, anchor = _claim(public_id)
    text = _text(claim.article)
    form = PlaceForm(request.POST or request.GET, text=text)
    if not form.is_valid() or anchor.text_id != text.pk:
        return refused(request, form.refusal() or _("The article has a newer text, which is being read."), 422)
    if request.method == "GET":
        change = change_to(claim, anchor, text, form.span())
        context = {
            "claim": claim,
            "change": change,
            "finding": change.finding,
            "figures": change.figures(claim),
            "sentences": change.reading.sentences,
            "version": services.span_version(claim, anchor),
            "overlapping": overlapping(text, form.span(), but=claim),
        }
        return render(request, "spans/_read.html", context)
    try:
        _move(request, claim, form)
    except StaleState as refusal:
        return refused(request, str(refusal), 409)
    between = _union(anchor, form.span())
    return saved(request, claim, said=_("The ends were moved:"), undo="desk:span_undo", between=between)


@require_http_methods(["GET", "POST"])
@needs("claims.decide_claim")
def claim_span(request: DeskRequest, public_id: str) -> HttpResponse:
    """The words of a claim as a form: the same as a script does in the text."""
    claim, anchor = _claim(public_id)
    text = _text(claim.article)
    version = services.span_version(claim, anchor)
    stored = {"start": anchor.start, "quote": claim.quote, "version": version}
    written = typed(request, FORM, public_id)
    form = MoveForm(written.data, text=text, initial=stored)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _move(request, claim, form)
        except StaleState as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            draft_drop(FORM, public_id, by=request.user)
            undo = reverse("desk:span_undo", args=[public_id])
            messages.success(request, _("The ends were moved."), extra_tags=undo)
            return redirect("desk:claim", public_id)
    form.saw(version)
    context = {"claim": claim, "form": form, "draft": written.draft}
    return render(request, "spans/claim_span.html", context, status=status)


@require_POST
@needs("claims.decide_claim")
def span_undo(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back what the session did last to the claim's words, or do it again."""
    claim, anchor = _claim(public_id)
    act = act_about(seat_of(request), claim, (Act.Verb.MAKE, Act.Verb.MOVE))
    if act is None:
        return refused(request, _("There is nothing to undo in this session."), 409, claim)
    try:
        (act_redo if act.undone_at else act_undo)(act, by=request.user)
    except (IllegalMove, StaleState) as refusal:
        return refused(request, str(refusal), 409, claim)
    back, now = _claim(public_id)
    between = _union(anchor, (now.start or 0, now.end or 0))
    return saved(request, back, said=_said(act), undo="desk:span_undo", between=between)


def _said(act: Act) -> str:
    """What a claim is told by that was made or moved, or no longer is."""
    act.refresh_from_db(fields=["undone_at"])
    if act.verb == Act.Verb.MAKE:
        return _("Taken back:") if act.undone_at else _("Made and accepted:")
    return _("The ends are back:") if act.undone_at else _("The ends were moved:")


def _made(request: DeskRequest, text: ArticleText, form: SpanForm) -> Claim:
    with acting(seat_of(request), Act.Verb.MAKE) as doing:
        claim = services.span_claim(text, form.span(), by=request.user, **form.corrections())
        doing.made(claim)
        doing.about = claim
    return claim


def _move(request: DeskRequest, claim: Claim, form: PlaceForm | MoveForm) -> None:
    with acting(seat_of(request), Act.Verb.MOVE, claim, *judged_links(claim), about=claim):
        services.span_move(claim, form.span(), by=request.user, seen=form.cleaned_data["version"])


def _text(article: Article) -> ArticleText:
    if article.text is None:
        raise Http404
    return article.text


def _claim(public_id: str) -> tuple[Claim, Anchor]:
    claim = get_object_or_404(Claim.objects.for_display(), public_id=public_id)
    return claim, get_object_or_404(Anchor.objects.select_related("text__article"), claim=claim, current=True)


def _union(anchor: Anchor, span: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """All of the text that looks different by now."""
    places = [place for place in ((anchor.start, anchor.end), span) if place[1]]
    return min(start or 0 for start, _end in places), max(end or 0 for _start, end in places)
