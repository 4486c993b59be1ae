"""The next steps of an entry, as buttons: each with its words, and with the reason where somebody may not take it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Entry
from claims.permissions import Answer, may_do
from factbase.access.models import User

LABELS = {
    "submit": _("Submit for review"),
    "approve": _("Approve"),
    "publish": _("Publish"),
    "return": _("Send back to draft"),
    "correct": _("Correct"),
    "retract": _("Retract"),
}


@dataclass(frozen=True, slots=True)
class Step:
    action: str
    label: str | Promise
    allowed: Answer


def entry_steps(entry: Entry, user: User) -> Iterator[Step]:
    """What the workflow knows from the entry's state, allowed to `user` or not."""
    possible = entry.allowed_actions()
    for action, label in LABELS.items():
        if action in possible:
            yield Step(action, label, may_do(user, entry, action))
