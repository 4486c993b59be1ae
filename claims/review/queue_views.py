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
from claims.queues.counting import counts
from claims.queues.forms import QueueForm
from claims.queues.keys import keys_in_queue
from claims.queues.queue import Queue
from claims.review.forms import REASONS
from claims.review.queue_shown import shown, told
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
    """`after` is where the page before ended; `decided` and `bulk` are what was done just now, with its undo."""
    queue = Queue(QueueForm(request.GET), request.user)
    page = queue.page(request.GET.get("after", ""), PAGE)
    context = shown(queue) | {
        "claims": page.claims,
        "next_page": page.after,
        "later": "after" in request.GET,
        "conflicts": Claim.objects.conflicts_of(page.claims),
        "newest": Claim.objects.order_by("-pk").values_list("public_id", flat=True).first() or "",
        "next": request.get_full_path(),
        "decided": _known(request.GET.get("decided", "")),
        "bulk": told(request.GET.get("bulk", ""), request.user),
        "ticked": "ticked" in request.GET,
        "reasons": REASONS,
        "keys": keys_in_queue(request.user),
        "may_decide": may_decide(request.user),
    }
    return render(request, "review/queue.html", context)


def _known(public_id: str) -> Claim | None:
    return Claim.objects.select_related("decided_by").filter(public_id=public_id).first() if public_id else None


@require_safe
@needs("claims.view_claim")
def news(request: DeskRequest) -> HttpResponse:
    """How many claims arrived since the page was made; 204 while it is the number that was `told` last."""
    queue = Queue(QueueForm(request.GET), request.user)
    [count] = counts([queue.claims()])
    if str(count.number) == request.GET.get("told", "0"):
        return HttpResponse(status=204)
    context = {"count": count, "query": queue.form.query(), "since": request.GET.get("since", "")}
    return render(request, "review/_queue_news.html", context)
