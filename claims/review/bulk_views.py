"""The buttons about the ticked claims of a queue."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from claims.acts.services import seat_of
from claims.models import Bulk
from claims.review.back import back_to
from claims.review.bulk import MOST, bulk_decide, bulk_undo
from claims.review.forms import DecisionForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import StaleState


@require_POST
@needs("claims.decide_claim")
def decide(request: DeskRequest) -> HttpResponse:
    """Do what the pressed button says to the claims that were ticked, and go back to the queue."""
    form, chosen = DecisionForm(request.POST), request.POST.getlist("claim")
    verb = request.POST.get("verb", "")
    if verb not in Bulk.Verb.values or len(chosen) > MOST:
        return HttpResponseBadRequest()
    if not form.is_valid():
        messages.error(request, _("The reason is too long."))
        return redirect("desk:queue")
    fallback = reverse("desk:queue")
    if not chosen:
        messages.info(request, _("Tick the claims first that it is to be done to."))
        return redirect(back_to(request, form, fallback))
    bulk = bulk_decide(chosen, verb, seat=seat_of(request), why=form.why_text())
    return redirect(back_to(request, form, fallback, bulk=bulk.public_id))


@require_POST
@needs("claims.decide_claim")
def undo(request: DeskRequest, public_id: str) -> HttpResponse:
    bulk = get_object_or_404(Bulk.objects.select_related("act"), public_id=public_id, by=request.user)
    try:
        refused = bulk_undo(bulk, by=request.user)
    except StaleState as refusal:
        messages.error(request, f"{refusal}.")
    else:
        number = len(bulk.moved) - len(refused)
        words = ngettext("%(number)s claim is back as it was.", "%(number)s claims are back as they were.", number)
        messages.success(request, words % {"number": number})
        if refused:
            left = ngettext(
                "%(number)s claim was left alone: somebody decided on it anew since.",
                "%(number)s claims were left alone: somebody decided on them anew since.",
                len(refused),
            )
            messages.warning(request, left % {"number": len(refused)})
    form = DecisionForm(request.POST)
    return redirect(back_to(request, form, reverse("desk:queue")) if form.is_valid() else "desk:queue")
