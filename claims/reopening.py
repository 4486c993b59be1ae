"""What a changed article puts before people again: no more than a changed figure or a vanished sentence touches."""

from typing import Any

from django.db import transaction

from claims.linking import links_reopen
from claims.models import Claim, Entry
from claims.rechecking import recheck_open
from claims.rewording import swap
from factbase.history.services import state_move
from factbase.workflow import ClaimState, EntryState


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
        change = {"claim": claim.public_id, "label": claim.label} | what
        recheck_open(entry, cause=change, why=f"{claim.label}: {why}")


def _decision_falls(claim: Claim, state: str) -> bool:
    """Whoever refused a claim need not hear that its sentence is gone."""
    return claim.state == ClaimState.ACCEPTED or (claim.state == ClaimState.REJECTED and state == "changed")
