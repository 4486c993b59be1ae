"""Watched pages at the desk: switched on and off, looked at now, and the list of what is in trouble."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.forms import WatchFilterForm
from articles.models import Article, Outcome, Watch
from articles.nudging import articles_nudge
from articles.watching import KEPT, watch_look, watch_switch
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.sayings import said

PAGE = 100


@require_safe
@needs("articles.view_article")
def watch_list(request: DeskRequest) -> HttpResponse:
    """What is in trouble first; the longest overdue first among the others."""
    form = WatchFilterForm(request.GET)
    found = form.narrow(Watch.objects.for_list())
    context = {"form": form, "watches": found[:PAGE], "number": found.count(), "most": PAGE}
    return render(request, "articles/watch_list.html", context)


@require_POST
@needs("articles.change_article")
def watch_set(request: DeskRequest, public_id: str, *, active: bool) -> HttpResponse:
    article = get_object_or_404(Article.objects.exclude(url="").filter(text_number__gt=0), public_id=public_id)
    watch_switch(article, active=active, by=request.user)
    messages.success(request, _("The page is watched.") if active else _("The page is no longer watched."))
    return redirect("desk:article", public_id)


@require_POST
@needs("articles.change_article")
def watch_now(request: DeskRequest, public_id: str, *, kept: float = KEPT) -> HttpResponse:
    """Look here and now, so that the person sees what comes of it. Takes as long as a guarded fetch may."""
    watch = Watch.objects.select_related("article").filter(article__public_id=public_id).first()
    if watch is None:
        raise Http404
    watch = watch_look(watch, by=request.user, kept=kept)
    articles_nudge([watch.article_id])
    if watch.in_trouble:
        messages.warning(request, f"{watch.get_outcome_display()}: {said(watch.reason)}")
    elif watch.outcome == Outcome.CHANGED:
        messages.success(request, _("The page has changed. Its claims are being found again in the new text."))
        return redirect("desk:article_changes", public_id, watch.article.text_number)
    else:
        messages.success(request, _("The page has not changed."))
    return redirect("desk:article", public_id)
