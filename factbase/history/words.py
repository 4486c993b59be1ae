"""The codes that events hold, in words."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

# What an event says was done, and the columns that it says were changed. The words of values come with their choices:
# their context is the name of the column.
ACTIONS = (
    pgettext_lazy("event", "store"),
    pgettext_lazy("event", "extract"),
    pgettext_lazy("event", "link"),
    pgettext_lazy("event", "renew"),
    pgettext_lazy("event", "fail"),
    pgettext_lazy("event", "retry received"),
    pgettext_lazy("event", "retry stored"),
    pgettext_lazy("event", "retry extracted"),
    pgettext_lazy("event", "retry linked"),
    pgettext_lazy("event", "accept"),
    pgettext_lazy("event", "reject"),
    pgettext_lazy("event", "withdraw"),
    pgettext_lazy("event", "confirm"),
    pgettext_lazy("event", "reopen"),
    pgettext_lazy("event", "undo"),
    pgettext_lazy("event", "submit"),
    pgettext_lazy("event", "return"),
    pgettext_lazy("event", "approve"),
    pgettext_lazy("event", "publish"),
    pgettext_lazy("event", "correct"),
    pgettext_lazy("event", "retract"),
    pgettext_lazy("event", "create"),
    pgettext_lazy("event", "edit"),
    pgettext_lazy("event", "attach"),
    pgettext_lazy("event", "detach"),
    pgettext_lazy("event", "evidence"),
    pgettext_lazy("event", "join"),
    pgettext_lazy("event", "leave"),
    pgettext_lazy("event", "split"),
    pgettext_lazy("event", "origin"),
    pgettext_lazy("event", "add"),
    pgettext_lazy("event", "take out"),
    pgettext_lazy("event", "merge"),
    pgettext_lazy("event", "take in"),
    pgettext_lazy("event", "rename"),
    pgettext_lazy("event", "make an entry"),
    pgettext_lazy("event", "watch"),
    pgettext_lazy("event", "look"),
    pgettext_lazy("event", "stands"),
    pgettext_lazy("event", "assign"),
    pgettext_lazy("event", "decide unseen"),
    pgettext_lazy("event", "take back"),
    pgettext_lazy("event", "agree"),
    pgettext_lazy("event", "disagree"),
    pgettext_lazy("event", "settle"),
    pgettext_lazy("event", "take over"),
    pgettext_lazy("event", "switch on"),
    pgettext_lazy("event", "switch off"),
)
COLUMNS = (
    pgettext_lazy("column", "approved by"),
    pgettext_lazy("column", "assigned to"),
    pgettext_lazy("column", "byline"),
    pgettext_lazy("column", "canonical url"),
    pgettext_lazy("column", "claim"),
    pgettext_lazy("column", "claimant"),
    pgettext_lazy("column", "claims"),
    pgettext_lazy("column", "duplicate of"),
    pgettext_lazy("column", "engine"),
    pgettext_lazy("column", "entry"),
    pgettext_lazy("column", "evidence"),
    pgettext_lazy("column", "failed stage"),
    pgettext_lazy("column", "failure"),
    pgettext_lazy("column", "figures"),
    pgettext_lazy("column", "forward"),
    pgettext_lazy("column", "from"),
    pgettext_lazy("column", "into"),
    pgettext_lazy("column", "label"),
    pgettext_lazy("column", "language"),
    pgettext_lazy("column", "matcher"),
    pgettext_lazy("column", "notice"),
    pgettext_lazy("column", "page"),
    pgettext_lazy("column", "previous"),
    pgettext_lazy("column", "published at"),
    pgettext_lazy("column", "published on"),
    pgettext_lazy("column", "rating"),
    pgettext_lazy("column", "rationale"),
    pgettext_lazy("column", "reasons"),
    pgettext_lazy("column", "relation"),
    pgettext_lazy("column", "role"),
    pgettext_lazy("column", "score"),
    pgettext_lazy("column", "source"),
    pgettext_lazy("column", "state"),
    pgettext_lazy("column", "statement"),
    pgettext_lazy("column", "succeeds"),
    pgettext_lazy("column", "text number"),
    pgettext_lazy("column", "title"),
    pgettext_lazy("column", "translation of"),
    pgettext_lazy("column", "url"),
    pgettext_lazy("column", "verdict"),
    pgettext_lazy("column", "watched"),
    pgettext_lazy("column", "when grain"),
    pgettext_lazy("column", "when value"),
    pgettext_lazy("column", "worked on by"),
)
# Values that no column of a row has, so that no choices say them: what people said unseen, and what a page met with.
VALUES = (
    pgettext_lazy("verdict", "accept"),
    pgettext_lazy("verdict", "reject"),
    pgettext_lazy("page", "unchanged"),
    pgettext_lazy("page", "changed"),
    pgettext_lazy("page", "gone"),
    pgettext_lazy("page", "withheld"),
    pgettext_lazy("page", "failed"),
)
CODED = ("relation", "role", "modifier", "stage", "scope", "verdict", "page")
UNDO, REDO = "undo ", "redo "


def action_words(action: str) -> str:
    """What was done; an undo of a named act says which."""
    if action.startswith(UNDO):
        return _("undo: %(action)s") % {"action": action_words(action.removeprefix(UNDO))}
    if action.startswith(REDO):
        return _("redo: %(action)s") % {"action": action_words(action.removeprefix(REDO))}
    return pgettext("event", action)


def column_words(name: str) -> str:
    return pgettext("column", name.replace("_", " "))


def value_words(name: str, value: Any, kind: str) -> str:
    """One value of a column of a row of that kind."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in ("state", "failed_stage"):
        return pgettext(kind, str(value).replace("_", " ")) if value else ""
    if name in CODED:
        return pgettext(name, str(value).replace("_", " ")) if value else ""
    return _number(value) if name in ("low", "high") else str(value)


def _number(value: Any) -> str:
    try:
        return number_format(f"{Decimal(value).normalize():f}", use_l10n=True, force_grouping=True)
    except InvalidOperation:
        return str(value)
