"""Redactions at the desk: ask, look at what will be gone, do it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.models import Redaction
from claims.permissions import may_redact
from claims.redaction.forms import RedactionForm
from claims.redaction.services import redaction_ask, redaction_do, redaction_withdraw
from claims.redaction.shown import shown
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.workflow import StaleState

LATEST = 50


@needs("claims.change_redaction")
def redactions(request: DeskRequest) -> HttpResponse:
    form = RedactionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = redaction_ask(form.cleaned_data["passages"], reason=form.cleaned_data["reason"], by=request.user)
        return redirect("desk:redaction", asked.public_id)
    found = Redaction.objects.select_related("asked_by", "closed_by")[:LATEST]
    return render(request, "redaction/redactions.html", {"form": form, "redactions": found})


@require_safe
@needs("claims.change_redaction")
def redaction(request: DeskRequest, public_id: str) -> HttpResponse:
    """What will be gone. Once it is done, how much was."""
    found = get_object_or_404(Redaction.objects.select_related("asked_by", "closed_by"), public_id=public_id)
    events = Event.objects.filter(kind=Event.Kind.REDACTION, subject=public_id).select_related("by")
    context = {
        "redaction": found,
        "shown": None if found.closed_at else shown(found),
        "may_redact": may_redact(request.user, found),
        "history": lines(events),
    }
    return render(request, "redaction/redaction.html", context)


@require_POST
@needs("claims.change_redaction")
def do(request: DeskRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Redaction, public_id=public_id)
    if "sure" not in request.POST:
        messages.error(request, _("Tick that you are sure: nothing brings the words back."))
        return redirect("desk:redaction", public_id)
    try:
        redaction_do(found, by=request.user)
        messages.success(request, _("The words are gone."))
    except StaleState as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:redaction", public_id)


@require_POST
@needs("claims.change_redaction")
def withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    try:
        redaction_withdraw(get_object_or_404(Redaction, public_id=public_id), by=request.user)
        messages.success(request, _("Withdrawn. Nothing was changed, and the words are not kept here."))
    except StaleState as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:redactions")
