"""After publication: a correction with its reason, a retraction with its notice, with what rests on it in view."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from claims.models import Entry
from claims.permissions import may_publish, require
from claims.publication.dependants.finding import dependants_of
from claims.publication.forms import ReopenForm, RetractForm
from claims.publication.services import entry_retract
from claims.publication.writing.desk_views import as_published
from claims.publication.writing.drafting import correction_preview, correction_save
from claims.publication.writing.editing import beside, let_go
from claims.publication.writing.editor import CorrectionEditor
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.conflicts import settled
from factbase.drafts.services import draft_drop, typed
from factbase.workflow import IllegalMove, StaleState

CONFLICT = 409


@needs("claims.publish_entry")
def correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Change what is public, with a reason that readers see; `preview` shows it without writing it."""
    entry = get_object_or_404(Entry.objects.for_list(), public_id=public_id)
    if "correct" not in entry.allowed_actions():
        messages.error(request, _("Only a published entry can be corrected."))
        return redirect("desk:entry", public_id)
    written = typed(request, "correction", public_id)
    editor = CorrectionEditor(entry, settled(written.data, CorrectionEditor(entry).parts))
    if request.method == "POST" and editor.is_valid() and (answer := _correct(request, entry, editor)):
        return answer
    status = CONFLICT if editor.form.non_field_errors() else 200
    context = beside(request, entry, editor) | {"entry": entry, "editor": editor, "draft": written.draft}
    return render(request, "publication/desk_correct.html", context, status=status)


def _correct(request: DeskRequest, entry: Entry, editor: CorrectionEditor) -> HttpResponse | None:
    """The answer, or None if it was refused: the editor says why."""
    if not editor.has_changed():
        editor.refuse(_("Nothing is different from what readers see."))
        return None
    what = {"by": request.user, "reason": editor.form.cleaned_data["reason"]}
    try:
        if "preview" in request.POST:
            document = correction_preview(entry, editor.draft(), **what)
            note = _("Preview: nothing is saved. Go back in your browser to go on, and publish it there.")
            return as_published(request, entry, document, note)
        correction_save(entry, editor.draft(), reopen=editor.reopening.cleaned_data["reopen"], **what)
    except (IllegalMove, StaleState) as refusal:
        editor.refuse(refusal)
        return None
    let_go(request, entry, "correction")
    messages.success(request, _("The correction is public."))
    return redirect("desk:entry", entry.public_id)


@needs("claims.publish_entry")
def retract(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask twice: a retraction is final."""
    require(may_publish(request.user))
    entry = get_object_or_404(Entry, public_id=public_id)
    draft = typed(request, "retraction", public_id).draft
    # Of a draft only the words come back: what to re-open, and that one is sure, is said anew.
    form = RetractForm(request.POST or None, initial={"notice": draft.posted.get("notice", "") if draft else ""})
    reopening = ReopenForm(dependants_of(entry), request.POST or None)
    if form.is_valid() and reopening.is_valid():
        try:
            reopen = reopening.cleaned_data["reopen"]
            entry_retract(entry, by=request.user, notice=form.cleaned_data["notice"], reopen=reopen)
        except (IllegalMove, StaleState) as refusal:
            form.add_error(None, str(refusal))
        else:
            draft_drop("retraction", public_id, by=request.user)
            messages.success(request, _("It is retracted. Readers find the notice in its place."))
            return redirect("desk:entry", public_id)
    context = {"entry": entry, "form": form, "reopening": reopening, "draft": draft}
    return render(request, "publication/desk_retract.html", context)
