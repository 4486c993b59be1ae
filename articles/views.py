"""Articles at the desk: the list, handing in, correcting, trying again."""

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import services
from articles.forms import AddressForm, ArticleEditForm, ArticleFilterForm, FileForm, TextForm
from articles.interchange import InterchangeLine, LineError, read_lines
from articles.models import Article, Source
from articles.nudging import articles_nudge
from articles.services import Outcome, Status
from articles.submission import Submission, SubmissionError
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.conflicts import base_of, conflict, is_stale, settled
from factbase.drafts.models import Draft
from factbase.drafts.services import draft_drop, typed
from factbase.leases.services import lease_release, lease_take
from factbase.sayings import said
from factbase.workflow import IllegalMove, StaleState

PAGE = 50


@require_safe
@needs("articles.view_article")
def article_list(request: DeskRequest) -> HttpResponse:
    """Newest first; `before` is the last article of the page before."""
    form = ArticleFilterForm(request.GET)
    articles = form.narrow(Article.objects.for_list().with_family_size()).order_by("-pk")
    last = Article.objects.filter(public_id=request.GET.get("before", "")).first()
    if last:
        articles = articles.filter(pk__lt=last.pk)
    rows = list(articles[: PAGE + 1])
    context = {"form": form, "articles": rows[:PAGE], "next_page": rows[PAGE - 1].public_id if len(rows) > PAGE else ""}
    return render(request, "articles/article_list.html", context | {"later": bool(last)})


@needs("articles.add_article")
def article_submit(request: DeskRequest) -> HttpResponse:
    written = typed(request, "text")
    form = TextForm(written.data)
    if request.method == "POST" and form.is_valid():
        [outcome] = services.articles_submit([form.submission()], by=request.user)
        if outcome.status != Status.REFUSED:
            draft_drop("text", by=request.user)
        return _answer(request, form, outcome)
    return _page(request, form, draft=written.draft)


@needs("articles.add_article")
def article_submit_file(request: DeskRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form)
    if form.is_lines(form.cleaned_data["file"]):
        return _submit_lines(request, form.cleaned_data["file"])
    [outcome] = services.articles_submit([form.submission()], by=request.user)
    return _answer(request, form, outcome)


@needs("articles.add_article")
def article_submit_address(request: DeskRequest) -> HttpResponse:
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcome = services.article_request(form.cleaned_data["address"], by=request.user)
        return _answer(request, form, outcome)
    return _page(request, form)


def _page(request: DeskRequest, form: Form, known: Article | None = None, draft: Draft | None = None) -> HttpResponse:
    context = {"form": form, "known": known, "draft": draft, "sources": Source.objects.all()}
    return render(request, "articles/article_submit.html", context)


def _answer(request: DeskRequest, form: Form, outcome: Outcome) -> HttpResponse:
    """To the new article, or back to the form with the reason and everything that was typed."""
    if outcome.status == Status.REFUSED:
        form.add_error(None, said(outcome.reason))
        return _page(request, form)
    if outcome.status == Status.DUPLICATE:
        return _page(request, form, known=Article.objects.select_related("source").get(public_id=outcome.public_id))
    articles_nudge([outcome.article] if outcome.article else [])
    messages.success(request, _("Taken in. Its claims appear here as soon as a worker has read it."))
    return redirect("desk:article", outcome.public_id)


def _submit_lines(request: DeskRequest, file: UploadedFile) -> HttpResponse:
    """Take the good lines of a bulk file; say of every other what became of it."""
    lines = list(read_lines(file))
    bad = [line for line in lines if isinstance(line, LineError)]
    good = [Submission.from_line(line) for line in lines if isinstance(line, InterchangeLine)]
    outcomes = services.articles_submit(good, by=request.user)
    articles_nudge(_moved(outcomes))
    refusals = [str(line) for line in bad] + [item.reason for item in outcomes if item.status == Status.REFUSED]
    context = {
        "file": file.name,
        "counts": Counter(str(outcome.status) for outcome in outcomes),
        "refusals": refusals,
        "known": [outcome for outcome in outcomes if outcome.status == Status.DUPLICATE],
    }
    return render(request, "articles/article_lines.html", context)


def _moved(outcomes: Sequence[Outcome]) -> list[int]:
    return [item.article for item in outcomes if item.article and item.status in (Status.CREATED, Status.UPDATED)]


@needs("articles.change_article")
@transaction.atomic
def article_edit(request: DeskRequest, public_id: str) -> HttpResponse:
    if request.method == "POST":  # one at a time, so that the second sees what the first saved
        get_object_or_404(Article.objects.select_for_update(), public_id=public_id)
    article = get_object_or_404(Article.objects.select_related("source"), public_id=public_id)
    written = typed(request, "article", public_id)
    stored = [ArticleEditForm(article=article)]
    form = ArticleEditForm(settled(written.data, stored), article=article)
    base = form.data.get("base", "")
    stale = is_stale(stored, base)
    if request.method == "POST" and not stale and form.is_valid() and _corrected(request, article, form):
        draft_drop("article", public_id, by=request.user)
        lease_release(article, by=request.user)
        return redirect("desk:article", article.public_id)
    context = {
        "form": form,
        "article": article,
        "sources": Source.objects.all(),
        "held": lease_take(article, by=request.user),
        "draft": written.draft,
        "base": base_of(stored),
        "conflict": conflict(article, [form], stored, base) if stale else None,
    }
    return render(request, "articles/article_edit.html", context, status=409 if stale and not written.draft else 200)


def _corrected(request: DeskRequest, article: Article, form: ArticleEditForm) -> bool:
    changes: dict[str, object] = dict(form.changes())
    if "source" in changes:
        changes["source"] = services.source_named(str(changes["source"]))
    try:
        services.article_edit(article, by=request.user, why=form.cleaned_data["why"], **changes)
    except (SubmissionError, StaleState) as error:
        form.add_error(None, said(str(error)))
        return False
    articles_nudge([article.pk])
    messages.success(request, _("Corrected.") if changes else _("Nothing was changed."))
    return True


@require_POST
@needs("articles.change_article")
def article_retry(request: DeskRequest, public_id: str) -> HttpResponse:
    article = get_object_or_404(Article, public_id=public_id)
    try:
        services.article_retry(article, by=request.user)
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, str(refusal))
    else:
        articles_nudge([article.pk])
        messages.success(request, _("It is being tried again."))
    return redirect("desk:article", article.public_id)
