"""What a changed article puts before people again: no more than a changed figure or a vanished sentence touches."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.linking import links_reopen
from claims.models import Claim, Entry
from claims.permissions import may_write, require
from claims.rewording import swap
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record, state_move
from factbase.workflow import ClaimState, EntryState, StaleState

STANDS = "stands"
# States that somebody has to bring an entry to again once what it rests on has changed.
SENT_BACK = (EntryState.IN_REVIEW, EntryState.APPROVED)


@transaction.atomic
def claim_changed(claim: Claim, old: str, new: str, *, number: int) -> None:
    """Text `number` of its article words the claim's sentence anew; only a change of substance re-opens anything."""
    change = swap(old, new, claim.language)
    if change:
        what = {"text": number, "state": "changed", "before": list(change.before), "after": list(change.after)}
        _reopen(claim, what, why=f"text {number} of the article: {change}")


@transaction.atomic
def claim_gone(claim: Claim, *, number: int) -> None:
    """The claim's sentence no longer stands in text `number` of its article."""
    _reopen(claim, {"text": number, "state": "gone"}, why=f"the sentence is gone in text {number} of the article")


def _reopen(claim: Claim, what: dict[str, Any], *, why: str) -> None:
    links_reopen(claim, why=why)
    if _decision_falls(claim, what["state"]):
        state_move(claim, "reopen", why=why, reopened=what, decided_by=None, decided_at=None)
    for entry in Entry.objects.about([claim.pk]).exclude(state=EntryState.RETRACTED).select_for_update():
        _entry_reopen(entry, {"claim": claim.public_id, "label": claim.label} | what, why=f"{claim.label}: {why}")


def _decision_falls(claim: Claim, state: str) -> bool:
    """Whoever refused a claim need not hear that its sentence is gone."""
    return claim.state == ClaimState.ACCEPTED or (claim.state == ClaimState.REJECTED and state == "changed")


def _entry_reopen(entry: Entry, what: dict[str, Any], *, why: str) -> None:
    """Back to draft before it is public; what is public stays so, and waits for somebody to look at it."""
    touched = [*entry.touched, what]
    if entry.state in SENT_BACK:
        state_move(entry, "return", why=why, touched=touched, approved_by=None, **Entry.UNSCHEDULED)
    else:
        Entry.objects.filter(pk=entry.pk).update(touched=touched)
        event_record(entry, "reopen", by=None, why=why, before={}, after={"touched": [what]})


@transaction.atomic
def entry_stands(entry: Entry, *, by: User, why: str = "") -> None:
    """Somebody looked at what changed under an entry, and it stands. The events keep what it was."""
    require(may_write(by))
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.touched:
        Entry.objects.filter(pk=entry.pk).update(touched=[])
        event_record(entry, STANDS, by=by, why=why, before={"touched": entry.touched}, after={"touched": []})


@transaction.atomic
def entry_stands_undo(entry: Entry, *, by: User) -> None:
    """What was looked at last waits again, before what changed since."""
    require(may_write(by))
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    said = Event.objects.filter(subject=entry.public_id, action__in=(STANDS, f"undo {STANDS}")).first()
    if said is None or said.action != STANDS:
        raise StaleState(_("It has been undone already"))
    touched = [*said.before["touched"], *entry.touched]
    Entry.objects.filter(pk=entry.pk).update(touched=touched)
    event_record(entry, f"undo {STANDS}", by=by, before={"touched": entry.touched}, after={"touched": touched})
