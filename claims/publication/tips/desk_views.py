"""What readers told us, at the desk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.models import Tip
from claims.permissions import may_answer
from claims.publication.paging import newest_page
from claims.publication.tips.forms import TipFilter
from claims.publication.tips.services import tip_close, tip_reopen
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.workflow import StaleState


@require_safe
@needs("claims.view_tip")
def tips(request: DeskRequest) -> HttpResponse:
    """The newest first; what is open, unless what is dealt with is asked for."""
    form = TipFilter(request.GET)
    form.is_valid()
    found = Tip.objects.for_list().filter(closed_at__isnull=form.cleaned_data.get("state") != "closed")
    if kind := form.cleaned_data.get("kind"):
        found = found.filter(kind=kind)
    page = newest_page(found, request.GET.get("after", ""))
    return render(request, "publication/desk_tips.html", {"form": form, "page": page})


@require_safe
@needs("claims.view_tip")
def tip(request: DeskRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Tip.objects.select_related("entry", "closed_by"), public_id=public_id)
    events = Event.objects.filter(kind=Event.Kind.TIP, subject=public_id).select_related("by")
    context = {
        "tip": found,
        "letters": found.letters.all(),
        "history": lines(events),
        "may_answer": may_answer(request.user),
    }
    return render(request, "publication/desk_tip.html", context)


@require_POST
@needs("claims.change_tip")
def close(request: DeskRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Tip, public_id=public_id)
    try:
        tip_close(found, by=request.user, why=request.POST.get("why", "")[:500])
        messages.success(request, _("Dealt with."), extra_tags=reverse("desk:tip_reopen", args=[public_id]))
    except StaleState as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:tips")


@require_POST
@needs("claims.change_tip")
def reopen(request: DeskRequest, public_id: str) -> HttpResponse:
    try:
        tip_reopen(get_object_or_404(Tip, public_id=public_id), by=request.user)
    except StaleState as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:tip", public_id)
