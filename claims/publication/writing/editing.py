"""Two people at one entry: who has it open, what was typed, and where that differs from what is stored."""

from typing import Any

from claims.models import Entry
from claims.publication.writing.editor import Editor
from factbase.access.requests import DeskRequest
from factbase.conflicts import base_of, conflict
from factbase.drafts.services import draft_drop
from factbase.leases.services import lease_release, lease_take


def let_go(request: DeskRequest, entry: Entry, form: str) -> None:
    """What was typed is saved: nothing is left to restore, and others may go on."""
    draft_drop(form, entry.public_id, by=request.user)
    lease_release(entry, by=request.user)


def beside(request: DeskRequest, entry: Entry, editor: Editor) -> dict[str, Any]:
    """What stands beside an editor: who else works on it, and where it differs from what is stored now."""
    stored = type(editor)(entry)
    context: dict[str, Any] = {"held": lease_take(entry, by=request.user), "base": base_of(stored.parts)}
    if editor.is_older_than(entry):
        context["conflict"] = conflict(entry, editor.parts, stored.parts, editor.form.data.get("base", ""))
        editor.renew(entry)
    return context
