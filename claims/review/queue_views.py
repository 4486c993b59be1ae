"""The queue of claims."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.permissions import may_decide
from claims.review.forms import QueueForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest

PAGE = 30


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
