"""The pages of the log of contacts. The list itself stands on the page of the entry."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.models import Contact, Entry
from claims.publication.contacts.forms import ContactForm
from claims.publication.contacts.services import contact_change, contact_log, contact_withdraw
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest


@needs("claims.change_entry")
def create(request: DeskRequest, public_id: str) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    now = timezone.now().replace(second=0, microsecond=0)
    form = ContactForm(request.POST or None, initial={"asked_at": now})
    if form.is_valid():
        contact_log(entry, by=request.user, **form.cleaned_data)
        messages.success(request, _("It is in the log."))
        return redirect("desk:entry", public_id)
    return _page(request, entry, form)


@needs("claims.change_entry")
def change(request: DeskRequest, public_id: str, contact_id: str) -> HttpResponse:
    """Write the answer, or mend what was logged."""
    contact = _contact(public_id, contact_id)
    form = ContactForm(request.POST or None, instance=contact)
    if form.is_valid():
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        changes |= {"answered_at": form.cleaned_data["answered_at"]} if "answer" in changes else {}
        contact_change(contact, by=request.user, **changes)
        messages.success(request, _("It is in the log."))
        return redirect("desk:entry", public_id)
    return _page(request, contact.entry, form)


def _page(request: DeskRequest, entry: Entry, form: ContactForm) -> HttpResponse:
    return render(request, "publication/desk_contact.html", {"entry": entry, "form": form})


@require_POST
@needs("claims.change_entry")
def withdraw(request: DeskRequest, public_id: str, contact_id: str, *, withdrawn: bool) -> HttpResponse:
    """Strike out, or undo it; the row stays in view."""
    contact_withdraw(_contact(public_id, contact_id), by=request.user, withdrawn=withdrawn)
    return redirect("desk:entry", public_id)


def _contact(public_id: str, contact_id: str) -> Contact:
    contact: Contact = get_object_or_404(
        Contact.objects.select_related("entry"), entry__public_id=public_id, public_id=contact_id
    )
    return contact
