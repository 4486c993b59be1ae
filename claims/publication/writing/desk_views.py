"""The desk's pages about entries: the list, the steps of the workflow, the preview and the history."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from claims.models import Entry, Recheck
from claims.permissions import may_see_verdict, require
from claims.publication.filters import DeskFilter
from claims.publication.forms import MoveForm
from claims.publication.paging import newest_page
from claims.publication.revisions import entry_preview
from claims.publication.services import entry_move, entry_publish
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.policies.models import Policy, is_active
from factbase.workflow import IllegalMove, StaleState

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
    page = newest_page(form.narrow(Entry.objects.for_list()), request.GET.get("after", ""))
    counts = {
        "answer": Entry.objects.with_overdue_answers().count(),
        "look": Recheck.objects.open().count(),
        "time": Entry.objects.scheduled().count(),
    }
    context = {"form": form, "page": page, "counts": counts, "hides": is_active(Policy.Name.SECOND_RATING)}
    return render(request, "publication/desk_list.html", context)


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


@require_safe
@needs("claims.view_entry")
def preview(request: DeskRequest, public_id: str) -> HttpResponse:
    """The public page as it will be, made by the same code from the working copy."""
    entry = get_object_or_404(Entry, public_id=public_id)
    require(may_see_verdict(request.user, entry))
    document = entry_preview(entry, at=entry.publish_at or entry.embargo_until)
    return as_published(request, entry, document, _("Preview: readers do not see this yet."))


@require_safe
@needs("claims.view_entry")
def revision(request: DeskRequest, public_id: str, number: int) -> HttpResponse:
    entry = get_object_or_404(Entry, public_id=public_id)
    document = json.loads(get_object_or_404(entry.revisions, number=number).document)
    return as_published(request, entry, document, _("Revision %(number)s, as it was published.") % {"number": number})


def as_published(request: DeskRequest, entry: Entry, document: dict[str, Any], note: str) -> HttpResponse:
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
