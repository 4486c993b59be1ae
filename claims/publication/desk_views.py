"""The desk's pages about entries: the list, the steps of the workflow, the preview and the history."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from claims.models import Entry
from claims.permissions import may_publish, may_see_verdict, require
from claims.publication.forms import DeskFilter, MoveForm, RetractForm
from claims.publication.paging import newest_page
from claims.publication.render import entry_document
from claims.publication.services import entry_move, entry_publish, entry_retract
from claims.reopening import entry_stands
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.policies.models import Policy, is_active
from factbase.workflow import EntryState, IllegalMove, StaleState

DONE = {
    "submit": gettext_lazy("It waits for a colleague's approval."),
    "return": gettext_lazy("It is a draft again."),
    "approve": gettext_lazy("It can be published."),
    "publish": gettext_lazy("It is public."),
}


@require_safe
@needs("claims.view_entry")
def entries(request: DeskRequest) -> HttpResponse:
    form = DeskFilter(request.GET)
    hides = is_active(Policy.Name.SECOND_RATING)
    page = newest_page(form.narrow(Entry.objects.for_list()), request.GET.get("after", ""))
    return render(
        request, "publication/desk_list.html", {"form": form, "page": page, "states": EntryState, "hides": hides}
    )


@require_POST
@needs("claims.change_entry")
def move(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a step that needs no page of its own; what stands in its way is said on the entry's page."""
    entry = get_object_or_404(Entry, public_id=public_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.non_field_errors())) or _("There is no such step."))
        return redirect("desk:entry", public_id)
    try:
        _take(entry, request, **form.cleaned_data)
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:entry", public_id)


def _take(entry: Entry, request: DeskRequest, *, action: str, why: str) -> None:
    if action == "publish":
        entry_publish(entry, by=request.user)
    else:
        entry_move(entry, action, by=request.user, why=why)
    messages.success(request, DONE[action])


@require_POST
@needs("claims.change_entry")
def stands(request: DeskRequest, public_id: str) -> HttpResponse:
    """Articles changed under the entry; somebody looked, and it stands."""
    entry_stands(get_object_or_404(Entry, public_id=public_id), by=request.user, why=request.POST.get("why", "")[:500])
    messages.success(request, _("Noted: it stands."))
    return redirect("desk:entry", public_id)


@needs("claims.publish_entry")
def retract(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask twice, with what depends on the entry in view: a retraction is final."""
    require(may_publish(request.user))
    entry = get_object_or_404(Entry, public_id=public_id)
    form = RetractForm(request.POST or None)
    if form.is_valid():
        try:
            entry_retract(entry, by=request.user, notice=form.cleaned_data["notice"])
        except (IllegalMove, StaleState) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is retracted. Readers find the notice in its place."))
            return redirect("desk:entry", public_id)
    context = {"entry": entry, "form": form, "translations": entry.translations.all()}
    return render(request, "publication/desk_retract.html", context)


@require_safe
@needs("claims.view_entry")
def preview(request: DeskRequest, public_id: str) -> HttpResponse:
    """The public page as it will be, made by the same code from the working copy."""
    entry = get_object_or_404(Entry, public_id=public_id)
    require(may_see_verdict(request.user, entry))
    last = entry.revisions.order_by("-number").first()
    corrections = json.loads(last.document)["corrections"] if last else []
    document = entry_document(entry, number=(last.number if last else 0) + 1, corrections=corrections)
    note = _("Preview: readers do not see this yet.")
    return _as_published(request, entry, document, note)


@require_safe
@needs("claims.view_entry")
def revision(request: DeskRequest, public_id: str, number: int) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    document = json.loads(get_object_or_404(entry.revisions, number=number).document)
    return _as_published(request, entry, document, _("Revision %(number)s, as it was published.") % {"number": number})


def _as_published(request: DeskRequest, entry: Entry, document: dict[str, Any], note: str) -> HttpResponse:
    context = {"document": document, "note": note, "entry": entry}
    return render(request, "publication/entry_page.html", context)


@require_safe
@needs("claims.view_entry")
def history(request: DeskRequest, public_id: str) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    require(may_see_verdict(request.user, entry))
    events = Event.objects.filter(kind=Event.Kind.ENTRY, subject=entry.public_id).select_related("by")
    context = {
        "entry": entry,
        "history": lines(events),
        "revisions": entry.revisions.select_related("by").order_by("-number"),
    }
    return render(request, "publication/desk_history.html", context)
