"""What a script is told: the paragraphs of the text that changed, the claim's row, and a way back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRefresh

from claims.models import Claim
from claims.permissions import may_write
from claims.review.marking import marked_between
from claims.spans.reading import claim_before
from factbase.access.requests import DeskRequest

PAGE = "claim"  # where a change shows all over the page, so that it is loaded anew


def refused(request: DeskRequest, why: str, status: int, claim: Claim | None = None) -> HttpResponse:
    if claim and not request.htmx:
        messages.error(request, why)
        return redirect("desk:claim", claim.public_id)
    return render(request, "spans/_refused.html", {"why": why}, status=status)


def saved(
    request: DeskRequest, claim: Claim, *, said: str, undo: str, between: tuple[int, int], is_new: bool = False
) -> HttpResponse:
    """`undo` names the address that takes it back, if there is one; `between` is the span of what looks different."""
    address = reverse("desk:claim", args=[claim.public_id])
    back = reverse(undo, args=[claim.public_id]) if undo else ""
    if not request.htmx or request.POST.get("page") == PAGE:
        messages.success(request, said.rstrip(":") + ".", extra_tags=back)
        return HttpResponseClientRefresh() if request.htmx else redirect(address)
    shown = Claim.objects.for_display().with_current_anchor().get(pk=claim.pk)
    text = shown.current_anchors[0].text
    context = {
        "claim": shown,
        "claims": Claim.objects.filter(article=claim.article_id),
        "said": said,
        "undo": back,
        "paragraphs": marked_between(text, *between),
        "before": claim_before(shown) if is_new else None,
        "is_new": is_new,
        "may_write": may_write(request.user),
    }
    return render(request, "spans/_saved.html", context)
