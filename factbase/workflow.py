"""Every state and every allowed move, in one table. The same table becomes the database's own guard (see `fsm`)."""

from collections.abc import Iterator

import pgtrigger
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy


class ArticleState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("article", "received")
    STORED = "stored", pgettext_lazy("article", "stored")
    EXTRACTED = "extracted", pgettext_lazy("article", "extracted")
    LINKED = "linked", pgettext_lazy("article", "linked")
    FAILED = "failed", pgettext_lazy("article", "failed")


class ClaimState(models.TextChoices):
    SUGGESTED = "suggested", pgettext_lazy("claim", "suggested")
    ACCEPTED = "accepted", pgettext_lazy("claim", "accepted")
    REJECTED = "rejected", pgettext_lazy("claim", "rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("claim", "withdrawn")


class LinkState(models.TextChoices):
    SUGGESTED = "suggested", pgettext_lazy("link", "suggested")
    CONFIRMED = "confirmed", pgettext_lazy("link", "confirmed")
    REJECTED = "rejected", pgettext_lazy("link", "rejected")


class EntryState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("entry", "draft")
    IN_REVIEW = "in_review", pgettext_lazy("entry", "in review")
    APPROVED = "approved", pgettext_lazy("entry", "approved")
    PUBLISHED = "published", pgettext_lazy("entry", "published")
    RETRACTED = "retracted", pgettext_lazy("entry", "retracted")


State = ArticleState | ClaimState | LinkState | EntryState
Moves = dict[str, dict[State, State]]
States = type[ArticleState] | type[ClaimState] | type[LinkState] | type[EntryState]

_A, _C, _L, _E = ArticleState, ClaimState, LinkState, EntryState

TRANSITIONS: dict[States, Moves] = {
    ArticleState: {
        "store": {_A.RECEIVED: _A.STORED},
        "extract": {_A.STORED: _A.EXTRACTED},
        "link": {_A.EXTRACTED: _A.LINKED},
        # A new text, or a newer engine, sends the article through extraction again.
        "renew": {_A.STORED: _A.STORED, _A.EXTRACTED: _A.STORED, _A.LINKED: _A.STORED, _A.FAILED: _A.STORED},
        "fail": dict.fromkeys((_A.RECEIVED, _A.STORED, _A.EXTRACTED, _A.LINKED), _A.FAILED),
        "retry received": {_A.FAILED: _A.RECEIVED},
        "retry stored": {_A.FAILED: _A.STORED},
        "retry extracted": {_A.FAILED: _A.EXTRACTED},
        "retry linked": {_A.FAILED: _A.EXTRACTED},  # it could not be compared anew
    },
    ClaimState: {
        "accept": {_C.SUGGESTED: _C.ACCEPTED},
        "reject": {_C.SUGGESTED: _C.REJECTED},
        "withdraw": {_C.SUGGESTED: _C.WITHDRAWN},
        "undo": dict.fromkeys((_C.ACCEPTED, _C.REJECTED, _C.WITHDRAWN), _C.SUGGESTED),
        # The article changed under the decision.
        "reopen": dict.fromkeys((_C.ACCEPTED, _C.REJECTED), _C.SUGGESTED),
    },
    LinkState: {
        "confirm": {_L.SUGGESTED: _L.CONFIRMED},
        "reject": {_L.SUGGESTED: _L.REJECTED},
        "undo": dict.fromkeys((_L.CONFIRMED, _L.REJECTED), _L.SUGGESTED),
        "reopen": dict.fromkeys((_L.CONFIRMED, _L.REJECTED), _L.SUGGESTED),
    },
    EntryState: {
        "submit": {_E.DRAFT: _E.IN_REVIEW},
        "return": {_E.IN_REVIEW: _E.DRAFT, _E.APPROVED: _E.DRAFT},
        "approve": {_E.IN_REVIEW: _E.APPROVED},
        "publish": {_E.APPROVED: _E.PUBLISHED},
        "correct": {_E.PUBLISHED: _E.PUBLISHED},
        "retract": {_E.PUBLISHED: _E.RETRACTED},
    },
}


class IllegalMove(Exception):
    """The table has no such move from this state."""


class StaleState(Exception):
    """Somebody else moved the row first."""


def next_state(state: State, action: str) -> State:
    """Return where `action` leads from `state`; raise IllegalMove if the table does not allow it."""
    try:
        return TRANSITIONS[type(state)][action][state]
    except KeyError:
        words = {"action": pgettext("event", action), "state": state.label}
        raise IllegalMove(_("%(action)s is not possible from the state %(state)s") % words) from None


def actions(state: State) -> Iterator[str]:
    """Yield the actions that the table allows from `state`, in its order."""
    return (action for action, moves in TRANSITIONS[type(state)].items() if state in moves)


def fsm(states: States) -> pgtrigger.Trigger:
    """Return the trigger by which the database itself refuses a move that is not in the table."""
    pairs = {(str(old), str(new)) for moves in TRANSITIONS[states].values() for old, new in moves.items() if old != new}
    return pgtrigger.FSM(name="allowed_moves", field="state", transitions=sorted(pairs))
