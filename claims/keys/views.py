"""Everybody's own keys."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.keys.catalogue import keys_of
from claims.keys.forms import KeysForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.access.services import keys_set


@needs("claims.view_claim")
def keys(request: DeskRequest) -> HttpResponse:
    form = KeysForm(request.POST or None, keys=keys_of(request.user))
    if request.method == "POST" and form.is_valid():
        keys_set(request.user, form.remapped())
        messages.success(request, _("Your keys are saved."))
        return redirect("desk:keys")
    return render(request, "keys/keys.html", {"form": form, "remapped": bool(request.user.keys)})


@require_POST
@needs("claims.view_claim")
def reset(request: DeskRequest) -> HttpResponse:
    keys_set(request.user, {})
    messages.success(request, _("The keys are as they were made."))
    return redirect("desk:keys")
