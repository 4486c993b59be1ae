"""What has to be looked at again, because something that it rests on changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.models import Recheck
from claims.permissions import may_write
from claims.rechecking import recheck_close, recheck_undo
from claims.review.back import back_to
from claims.review.forms import DecisionForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import StaleState

MOST = 200
LATEST = 20
ACTS = {"close": recheck_close, "undo": recheck_undo}


@require_safe
@needs("claims.view_entry")
def rechecks(request: DeskRequest) -> HttpResponse:
    shown = Recheck.objects.select_related("cause__entry", "closed_by")
    context = {
        "waiting": shown.open()[:MOST],
        "closed": shown.exclude(closed_at=None).order_by("-closed_at")[:LATEST],
        "may_write": may_write(request.user),
    }
    return render(request, "publication/desk_rechecks.html", context)


@require_POST
@needs("claims.change_entry")
def recheck_set(request: DeskRequest, recheck_id: str, action: str) -> HttpResponse:
    """Close one, or undo that; then back to where it was done."""
    recheck = get_object_or_404(Recheck.objects.select_related("cause__entry"), public_id=recheck_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The reason is too long."))
        return redirect("desk:rechecks")
    try:
        ACTS[action](recheck, by=request.user, why=form.cleaned_data["why"])
    except StaleState as refusal:
        messages.error(request, str(refusal))
    else:
        if action == "close":
            undo = reverse("desk:recheck_set", args=[recheck_id, "undo"])
            messages.success(request, _("Noted: it was looked at."), extra_tags=undo)
    return redirect(back_to(request, form, reverse("desk:rechecks")))
