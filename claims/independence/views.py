"""The page of a family, from which an editor splits, joins and names the origin."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article, Family
from claims.independence.beside import side_by_side
from claims.independence.counts import SourceCount
from claims.independence.placing import article_split, articles_join, origin_set
from claims.independence.shown import acts, rows
from claims.independence.undoing import family_undo
from claims.permissions import may_regroup
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.workflow import IllegalMove, StaleState

FOUND = 20
SHOWN = ("source", "family", "family_set_by")


@require_safe
@needs("articles.view_article")
def family(request: DeskRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Family.objects.select_related("origin__source"), public_id=public_id)
    return _page(request, found, list(found.articles.select_related(*SHOWN)))


@require_safe
@needs("articles.view_article")
def article_family(request: DeskRequest, public_id: str) -> HttpResponse:
    """The page of an article's family; for one without a family the same page, to join it with others."""
    article = get_object_or_404(Article.objects.select_related(*SHOWN), public_id=public_id)
    return redirect(article.family) if article.family else _page(request, None, [article])


def _page(request: DeskRequest, family: Family | None, articles: list[Article]) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    context = {
        "family": family,
        "count": SourceCount.of(articles),
        "sites": len({article.source_id for article in articles}),
        "rows": rows(articles, family),
        "acts": acts(family) if family else [],
        "q": words,
        "found": _found(words, articles),
        "may_regroup": may_regroup(request.user),
    }
    return render(request, "independence/family.html", context)


def _found(words: str, articles: list[Article]) -> list[Article]:
    if not words:
        return []
    others = Article.objects.search(words).exclude(pk__in=[article.pk for article in articles])
    return list(others.select_related("source", "family__origin").with_family_size().order_by("-pk")[:FOUND])


@require_safe
@needs("articles.view_article")
def beside(request: DeskRequest, public_id: str, other: str) -> HttpResponse:
    articles = Article.objects.select_related("source", "family")
    a, b = get_object_or_404(articles, public_id=public_id), get_object_or_404(articles, public_id=other)
    context = {"articles": [a, b], "a": a, "b": b, "pairs": side_by_side(a, b)}
    return render(request, "independence/beside.html", context)


@require_POST
@needs("articles.change_family")
def split(request: DeskRequest, public_id: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.select_related("family"), public_id=public_id)
    done = _("“%(title)s” stands for itself now.") % {"title": article}
    return _do(request, article, lambda why: article_split(article, by=request.user, why=why), done)


@require_POST
@needs("articles.change_family")
def join(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put the posted article, or all of its family, into the family of this one."""
    article = get_object_or_404(Article.objects.select_related("family"), public_id=public_id)
    other = get_object_or_404(Article, public_id=request.POST.get("other", ""))
    whole = bool(request.POST.get("whole")) and other.family_id is not None
    others = Article.objects.filter(family=other.family_id) if whole else [other]
    done = _("Joined: they count as one source.")
    return _do(request, article, lambda why: articles_join(article, others, by=request.user, why=why), done)


@require_POST
@needs("articles.change_family")
def origin(request: DeskRequest, public_id: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.select_related("family"), public_id=public_id)
    found = get_object_or_404(Family, pk=article.family_id)
    done = _("“%(title)s” is the origin.") % {"title": article}
    return _do(request, article, lambda why: origin_set(found, article, by=request.user, why=why), done)


@require_POST
@needs("articles.change_family")
def undo(request: DeskRequest, public_id: str, event: int) -> HttpResponse:
    found = get_object_or_404(Family, public_id=public_id)
    act = get_object_or_404(Event, pk=event, kind=Event.Kind.FAMILY, subject=public_id)
    _try(request, lambda: family_undo(act, by=request.user), _("Undone."))
    return redirect(found)


def _do(request: DeskRequest, article: Article, act: Callable[[str], object], done: str) -> HttpResponse:
    """Do it, say so or why not, and go back to the page that the person was on."""
    before = article.family
    _try(request, lambda: act(request.POST.get("why", "").strip()[:500]), done)
    return redirect(before) if before else redirect("desk:article_family", article.public_id)


def _try(request: DeskRequest, act: Callable[[], object], done: str) -> None:
    try:
        act()
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
