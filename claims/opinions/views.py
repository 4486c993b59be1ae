"""Rating an entry unseen, and settling where two people differ. Claims are decided on where they always are."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.models import Entry, Rating
from claims.opinions.entries import entry_rate, entry_settle
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove, StaleState


class VerdictForm(forms.Form):
    rating = forms.ModelChoiceField(Rating.objects.all(), to_field_name="key")
    why = forms.CharField(required=False, max_length=2000)


@require_POST
@needs("claims.change_entry")
def rate(request: DeskRequest, public_id: str) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a verdict."))
        return redirect("desk:entry", public_id)
    try:
        agree = entry_rate(entry, form.cleaned_data["rating"], by=request.user, why=form.cleaned_data["why"])
    except StaleState as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("You both give the same verdict.") if agree else _("You differ: an editor settles it.")
        messages.success(request, said)
    return redirect("desk:entry", public_id)


@require_POST
@needs("claims.publish_entry")
def settle(request: DeskRequest, public_id: str) -> HttpResponse:
    entry = get_object_or_404(Entry.objects.select_related("rating"), public_id=public_id)
    form = VerdictForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["why"]:
        messages.error(request, _("Choose one of the two verdicts, and say why."))
        return redirect("desk:entry", public_id)
    try:
        entry_settle(entry, form.cleaned_data["rating"], by=request.user, why=form.cleaned_data["why"])
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is settled."))
    return redirect("desk:entry", public_id)
