"""What the script of an open form asks: am I still the one?"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factbase.access.requests import DeskRequest
from factbase.access.returning import target_of
from factbase.drafts.models import Draft
from factbase.history.models import Recorded
from factbase.history.subjects import model_of
from factbase.leases.services import Standing, lease_leave, lease_take, lease_take_over

WINDOW = 36


@require_POST
@login_required
def beat(request: DeskRequest, kind: str, public_id: str) -> HttpResponse:
    """204 while all is as the page says (`shown`), else the notice as it has to be now.

    Who lost the row to a colleague is led to the draft of what they typed, by the address of their form.
    """
    subject = _workable(request, kind, public_id)
    held = lease_take(subject, by=request.user, window=_window(request))
    shown = request.POST.get("shown")
    if shown == held.standing:
        return HttpResponse(status=204)
    lost = held.standing == Standing.TAKEN
    kept = lost and Draft.objects.filter(by=request.user, subject=public_id).exists()
    context = {
        "held": held,
        "lost": lost,
        "draft_address": target_of(request) if kept else "",
        "freed": held.standing == Standing.YOURS and shown == Standing.TAKEN,
    }
    return render(request, "leases/_notice.html", context)


@require_POST
@login_required
def take_over(request: DeskRequest, kind: str, public_id: str) -> HttpResponse:
    """Back to the form, which is this person's now."""
    lease_take_over(_workable(request, kind, public_id), by=request.user, window=_window(request))
    return redirect(target_of(request) or "desk:home")


@require_POST
@login_required
def leave(request: DeskRequest, kind: str, public_id: str) -> HttpResponse:
    lease_leave(_workable(request, kind, public_id), by=request.user, window=_window(request))
    return HttpResponse(status=204)


def _window(request: DeskRequest) -> str:
    return request.POST.get("window", "")[:WINDOW]


def _workable(request: DeskRequest, kind: str, public_id: str) -> Recorded:
    """The row, for who may change rows of its kind."""
    model = model_of(kind)
    if model is None:
        raise Http404
    if not request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        raise PermissionDenied(_("Your role may not do this. Ask an operator for another role."))
    return get_object_or_404(model, public_id=public_id)
