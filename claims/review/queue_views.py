"""What waits: the home of the desk, and the queue of claims."""

from dataclasses import dataclass

from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Article, Feed
from claims.models import Claim, Entry
from claims.permissions import may_decide
from claims.review.forms import QueueForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.workflow import EntryState

PAGE = 30
FIRST = 5


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the home page with the list behind it; an alarm is something that should be none."""

    number: int
    words: str | Promise
    address: str
    alarm: bool = False


@require_safe
@needs("claims.view_claim")
def home(request: DeskRequest) -> HttpResponse:
    failed = Article.objects.failed().for_list().order_by("-state_since")
    mine = Event.objects.filter(by=request.user).order_by("-pk")
    context = {
        "counts": _counts(),
        "first": Claim.objects.queue().for_display()[:FIRST],
        "failed": failed[:FIRST],
        "mine": lines(mine[:FIRST]),
    }
    return render(request, "review/home.html", context)


def _counts() -> list[Count]:
    queue, articles, entries = reverse("desk:queue"), reverse("desk:articles"), reverse("desk:entries")
    states = dict(Entry.objects.order_by().values_list("state").annotate(models.Count("pk")))
    return [
        Count(Claim.objects.queue().count(), _("claims in the queue"), queue),
        Count(states.get(EntryState.DRAFT, 0), _("entries being written"), f"{entries}?state=draft"),
        Count(states.get(EntryState.IN_REVIEW, 0), _("entries in review"), f"{entries}?state=in_review"),
        Count(states.get(EntryState.APPROVED, 0), _("entries approved, not published"), f"{entries}?state=approved"),
        Count(Article.objects.waiting().count(), _("articles at work"), f"{articles}?state=unfinished"),
        Count(Article.objects.failed().count(), _("articles failed"), f"{articles}?state=failed", alarm=True),
        Count(Feed.objects.failing().count(), _("feeds failing"), reverse("desk:feeds"), alarm=True),
    ]


@require_safe
@needs("claims.view_claim")
def queue(request: DeskRequest) -> HttpResponse:
    """Best score first; `after` is the last claim of the page before, `decided` the one decided just now."""
    form = QueueForm(request.GET)
    claims = form.narrow(Claim.objects.for_display()).order_by("-score", "pk")
    last = _known(request.GET.get("after", ""))
    rows = list((claims.behind(last) if last else claims)[: PAGE + 1])
    context = {
        "form": form,
        "claims": rows[:PAGE],
        "next_page": rows[PAGE - 1].public_id if len(rows) > PAGE else "",
        "next": request.get_full_path(),
        "later": bool(last),
        "decided": _known(request.GET.get("decided", "")),
        "may_decide": may_decide(request.user),
    }
    return render(request, "review/queue.html", context)


def _known(public_id: str) -> Claim | None:
    return Claim.objects.select_related("decided_by").filter(public_id=public_id).first() if public_id else None
