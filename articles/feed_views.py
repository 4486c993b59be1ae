"""Feeds at the desk: everybody sees them, operators run them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import collecting, feeds
from articles.forms import FeedForm
from articles.models import Feed, Source
from articles.nudging import articles_nudge
from articles.services import Status
from articles.submission import SubmissionError
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.sayings import said


@needs("articles.view_feed")
def feed_list(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        return _feed_add(request)
    return _page(request, FeedForm())


def _page(request: DeskRequest, form: FeedForm) -> HttpResponse:
    context = {"form": form, "feeds": Feed.objects.select_related("source"), "sources": Source.objects.all()}
    return render(request, "articles/feed_list.html", context)


@needs("articles.add_feed")
def _feed_add(request: DeskRequest) -> HttpResponse:
    form = FeedForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        feed = feeds.feed_add(form.cleaned_data["url"], source=form.cleaned_data["source"])
    except SubmissionError as error:
        form.add_error("url", said(str(error)))
        return _page(request, form)
    messages.success(request, _("%(feed)s will be polled within a minute.") % {"feed": feed})
    return redirect("desk:feeds")


@require_POST
@needs("articles.change_feed")
def feed_pause(request: DeskRequest, public_id: str) -> HttpResponse:
    feeds.feed_pause(get_object_or_404(Feed, public_id=public_id))
    return redirect("desk:feeds")


@require_POST
@needs("articles.change_feed")
def feed_resume(request: DeskRequest, public_id: str) -> HttpResponse:
    feeds.feed_resume(get_object_or_404(Feed, public_id=public_id))
    return redirect("desk:feeds")


@require_POST
@needs("articles.change_feed")
def feed_poll(request: DeskRequest, public_id: str) -> HttpResponse:
    """Poll here and now, so that the operator sees what comes of it. Takes as long as a guarded fetch may."""
    feed = get_object_or_404(Feed.objects.select_related("source"), public_id=public_id)
    outcomes = collecting.feed_poll(feed)
    new = [outcome.article for outcome in outcomes if outcome.status == Status.CREATED and outcome.article]
    articles_nudge(new)
    feed.refresh_from_db()
    if feed.last_error:
        messages.error(request, f"{feed}: {said(feed.last_error)}")
    else:
        found = ngettext("%(count)d new article", "%(count)d new articles", len(new)) % {"count": len(new)}
        messages.success(request, f"{feed}: {found}")
    return redirect("desk:feeds")
