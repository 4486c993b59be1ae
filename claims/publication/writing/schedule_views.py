"""When an approved entry goes public by itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.models import Entry
from claims.publication.forms import ScheduleForm
from claims.publication.scheduling import entry_schedule, entry_unschedule
from claims.wording.times import clock
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove


@require_POST
@needs("claims.publish_entry")
def schedule(request: DeskRequest, public_id: str) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["publish_at"])))
        return redirect("desk:entry", public_id)
    at = form.cleaned_data["publish_at"]
    try:
        entry_schedule(entry, at, by=request.user)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It goes public by itself: %(moment)s.") % {"moment": clock(at)})
    return redirect("desk:entry", public_id)


@require_POST
@needs("claims.publish_entry")
def unschedule(request: DeskRequest, public_id: str) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    try:
        entry_unschedule(entry, by=request.user)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is not scheduled any more."))
    return redirect("desk:entry", public_id)
