"""The entry editor: a draft on one page, and the choice of its claims."""

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from claims.models import Claim, Entry
from claims.permissions import may_edit_entry, may_publish, may_see_verdict, may_write, require
from claims.publication.forms import MoveForm, ScheduleForm
from claims.publication.revisions import entry_preview
from claims.publication.scheduling import missed_schedule
from claims.publication.services import entry_claim_add, entry_create, entry_move
from claims.publication.writing.drafting import draft_save
from claims.publication.writing.editing import beside, let_go
from claims.publication.writing.editor import Editor
from claims.publication.writing.steps import entry_steps
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.conflicts import settled
from factbase.drafts.models import Draft
from factbase.drafts.services import Typed, typed
from factbase.workflow import EntryState, IllegalMove, StaleState

CHOICES = 50
CONFLICT = 409


@needs("claims.change_entry")
def create(request: DeskRequest) -> HttpResponse:
    """Make a draft about accepted claims, chosen here or sent by the queue and by the page of a claim."""
    if request.method == "POST":
        if chosen := _chosen(request):
            entry = entry_create(claims=chosen, by=request.user, language=settings.LANGUAGE_CODE, **_start(request))
            return redirect("desk:entry", entry.public_id)
        messages.error(request, _("Choose at least one claim."))
    return _choose(request, entry=None)


def _start(request: DeskRequest) -> dict[str, Any]:
    """A new entry may succeed a retracted one, and starts with its statement."""
    if not request.POST.get("succeeds"):
        return {}
    old = get_object_or_404(Entry, public_id=request.POST["succeeds"], state=EntryState.RETRACTED)
    return {"succeeds": old, "statement": old.statement}


@needs("claims.change_entry")
def claims(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put more claims into a draft."""
    entry = get_object_or_404(Entry, public_id=public_id)
    require(may_edit_entry(request.user, entry))
    if request.method == "POST":
        with transaction.atomic():
            for claim in _chosen(request):
                entry_claim_add(entry, claim, by=request.user)
        return redirect("desk:entry", public_id)
    return _choose(request, entry=entry)


def _chosen(request: DeskRequest) -> list[Claim]:
    """The claims that were sent, in the order of sending: the first is the one that is checked."""
    ids = list(dict.fromkeys(request.POST.getlist("claim")))
    return [get_object_or_404(Claim, public_id=public_id) for public_id in ids]


def _choose(request: DeskRequest, *, entry: Entry | None) -> HttpResponse:
    words = request.GET.get("q", "")
    found = Claim.objects.accepted().search(words).for_display()
    if entry:
        found = found.exclude(entries=entry)
    context = {"entry": entry, "words": words, "claims": found[:CHOICES], "most": CHOICES}
    return render(request, "publication/desk_claims.html", context)


@needs("claims.view_entry")
def entry(request: DeskRequest, public_id: str) -> HttpResponse:
    """An entry as the desk sees it; who may edit it finds it in the editor."""
    entry = get_object_or_404(Entry.objects.for_list(), public_id=public_id)
    editable = may_edit_entry(request.user, entry)
    written = typed(request, "entry", public_id) if editable or request.method == "POST" else Typed(None)
    editor = Editor(entry, settled(written.data, Editor(entry).parts))
    if request.method != "POST":
        return _entry_page(request, entry, editor, draft=written.draft)
    require(may_write(request.user))
    if not editor.is_valid():
        return _entry_page(request, entry, editor)
    try:
        draft_save(entry, editor.draft(), by=request.user)
    except (IllegalMove, StaleState, PermissionDenied) as refusal:
        editor.refuse(refusal)
        return _entry_page(request, entry, editor, status=CONFLICT)
    let_go(request, entry, "entry")
    _saved(request, entry)
    return redirect("desk:entry_preview" if "preview" in request.POST else "desk:entry", public_id)


def _saved(request: DeskRequest, entry: Entry) -> None:
    if "submit" not in request.POST:
        messages.success(request, _("Saved."))
        return
    try:
        entry_move(Entry.objects.get(pk=entry.pk), "submit", by=request.user)
        messages.success(request, _("Saved. It waits for a colleague's approval."))
    except (IllegalMove, StaleState) as refusal:
        messages.warning(request, _("Saved as a draft. %(refusal)s.") % {"refusal": refusal})


def _entry_page(
    request: DeskRequest, entry: Entry, editor: Editor, *, draft: Draft | None = None, status: int = 200
) -> HttpResponse:
    editable = editor.form.is_bound or may_edit_entry(request.user, entry)
    context = beside(request, entry, editor) if editable else {}
    context |= {
        "entry": entry,
        "editor": editor,
        "editable": editable,
        "draft": draft,
        "steps": list(entry_steps(entry, request.user)),
        "move_form": MoveForm(),
        "document": _document(entry),
        "schedule_form": ScheduleForm(),
        "missed": missed_schedule(entry),
        "evidence": entry.evidence.select_related("copy"),
        "contacts": entry.contacts.select_related("logged_by"),
        "may_write": may_write(request.user),
        "may_publish": may_publish(request.user),
    }
    if not may_see_verdict(request.user, entry):
        context |= {"blind": True, "document": context["document"] | {"rating": None, "rationale": ""}}
    return render(request, "publication/desk_entry.html", context, status=status)


def _document(entry: Entry) -> dict[str, Any]:
    """What the public reads; before that, what it would read."""
    latest = entry.revisions.order_by("-number").first()
    return json.loads(latest.document) if latest else entry_preview(entry)
