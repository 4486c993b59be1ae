"""The entry editor: a draft or a correction on one page, and the choice of its claims."""

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
from claims.permissions import may_edit_entry, may_see_verdict, may_write, require
from claims.publication.drafting import correction_save, draft_save
from claims.publication.editor import CorrectionEditor, Editor
from claims.publication.forms import MoveForm
from claims.publication.render import entry_document
from claims.publication.services import entry_claim_add, entry_create, entry_move
from claims.publication.steps import entry_steps
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.conflicts import base_of, conflict, settled
from factbase.drafts.models import Draft
from factbase.drafts.services import Typed, draft_drop, typed
from factbase.leases.services import lease_release, lease_take
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
    _let_go(request, entry, "entry")
    _saved(request, entry)
    return redirect("desk:entry", public_id)


def _let_go(request: DeskRequest, entry: Entry, form: str) -> None:
    """What was typed is saved: nothing is left to restore, and others may go on."""
    draft_drop(form, entry.public_id, by=request.user)
    lease_release(entry, by=request.user)


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
    context = _beside(request, entry, editor) if editable else {}
    context |= {
        "entry": entry,
        "editor": editor,
        "editable": editable,
        "draft": draft,
        "steps": list(entry_steps(entry, request.user)),
        "move_form": MoveForm(),
        "document": _document(entry),
    }
    if not may_see_verdict(request.user, entry):
        context |= {"blind": True, "document": context["document"] | {"rating": None, "rationale": ""}}
    return render(request, "publication/desk_entry.html", context, status=status)


def _beside(request: DeskRequest, entry: Entry, editor: Editor) -> dict[str, Any]:
    """What stands beside an editor: who else works on it, and where it differs from what is stored now."""
    stored = type(editor)(entry)
    context: dict[str, Any] = {"held": lease_take(entry, by=request.user), "base": base_of(stored.parts)}
    if editor.is_older_than(entry):
        context["conflict"] = conflict(entry, editor.parts, stored.parts, editor.form.data.get("base", ""))
        editor.renew(entry)
    return context


def _document(entry: Entry) -> dict[str, Any]:
    """What the public reads; before that, what it would read."""
    latest = entry.revisions.order_by("-number").first()
    return json.loads(latest.document) if latest else entry_document(entry, number=1, corrections=[])


@needs("claims.publish_entry")
def correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Change what is public, with a reason that readers see."""
    entry = get_object_or_404(Entry.objects.for_list(), public_id=public_id)
    if "correct" not in entry.allowed_actions():
        messages.error(request, _("Only a published entry can be corrected."))
        return redirect("desk:entry", public_id)
    written = typed(request, "correction", public_id)
    editor = CorrectionEditor(entry, settled(written.data, CorrectionEditor(entry).parts))
    if request.method == "POST" and editor.is_valid() and _correct(request, entry, editor):
        _let_go(request, entry, "correction")
        messages.success(request, _("The correction is public."))
        return redirect("desk:entry", public_id)
    status = CONFLICT if editor.form.non_field_errors() else 200
    context = _beside(request, entry, editor) | {"entry": entry, "editor": editor, "draft": written.draft}
    return render(request, "publication/desk_correct.html", context, status=status)


def _correct(request: DeskRequest, entry: Entry, editor: CorrectionEditor) -> bool:
    if not editor.has_changed():
        editor.refuse(_("Nothing is different from what readers see."))
        return False
    try:
        correction_save(entry, editor.draft(), by=request.user, reason=editor.form.cleaned_data["reason"])
    except (IllegalMove, StaleState) as refusal:
        editor.refuse(refusal)
        return False
    return True
