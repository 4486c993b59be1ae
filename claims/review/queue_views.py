"""The queue of claims."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.permissions import may_decide
from claims.queues.counting import counts
from claims.queues.forms import QueueForm
from claims.queues.keys import keys_in_queue
from claims.queues.queue import Queue
from claims.review.forms import REASONS
from claims.review.queue_shown import shown, told
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest

PAGE = 30


@require_safe
@needs("claims.view_claim")
def queue(request: DeskRequest) -> HttpResponse:
    """`after` is where the page before ended; `decided` and `bulk` are what was done just now, with its undo."""
    queue = Queue.of(QueueForm(request.GET), request.user)
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
    queue = Queue.of(QueueForm(request.GET), request.user)
    [count] = counts([queue.claims()])
    if str(count.number) == request.GET.get("told", "0"):
        return HttpResponse(status=204)
    context = {"count": count, "query": queue.form.query(), "since": request.GET.get("since", "")}
    return render(request, "review/_queue_news.html", context)
