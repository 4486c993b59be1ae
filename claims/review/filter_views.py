"""Filters of the queue under a name: saved, removed, brought back."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from claims.models import SavedFilter
from claims.queues.saved import filter_remove, filter_restore, filter_save
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest


class SaveForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    shared = forms.BooleanField(label=gettext_lazy("For the whole desk"), required=False)


def _to(query: str) -> HttpResponse:
    return redirect(reverse("desk:queue") + (f"?{query}" if query else ""))


@require_POST
@needs("claims.view_claim")
def save(request: DeskRequest) -> HttpResponse:
    form = SaveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A filter needs a name of at most 60 characters."))
        return _to("")
    saved = filter_save(request.user, **form.cleaned_data)
    messages.success(request, _("Saved as “%(name)s”.") % {"name": saved})
    return _to(saved.query)


@require_POST
@needs("claims.view_claim")
def remove(request: DeskRequest, public_id: str) -> HttpResponse:
    saved = get_object_or_404(SavedFilter, public_id=public_id)
    filter_remove(saved, by=request.user)
    undo = reverse("desk:queue_filter_restore", args=[public_id])
    messages.success(request, _("“%(name)s” is removed.") % {"name": saved}, extra_tags=undo)
    return _to(saved.query)


@require_POST
@needs("claims.view_claim")
def restore(request: DeskRequest, public_id: str) -> HttpResponse:
    saved = get_object_or_404(SavedFilter, public_id=public_id)
    try:
        with transaction.atomic():
            filter_restore(saved, by=request.user)
    except IntegrityError:
        messages.error(request, _("Another filter is called “%(name)s” by now.") % {"name": saved})
    return _to(saved.query)
