"""Blind second decisions about claims. Every write; `claim_decide` asks here whether a claim may move."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Opinion
from claims.permissions import may_settle, require
from factbase.access.models import User
from factbase.history.services import event_record
from factbase.policies.models import Policy, is_active
from factbase.workflow import ClaimState, IllegalMove


@transaction.atomic
def opinion_on_claim(claim: Claim, verdict: str, *, by: User, why: str = "") -> bool:
    """Take in what one person says; return whether the claim moves: one word is enough, both agree, or it is settled.

    The event of the first says nothing of the verdict, so that nobody reads it in the history.
    """
    if not Claim.objects.select_for_update(of=("self",)).filter(pk=claim.pk, state=ClaimState.SUGGESTED).exists():
        return True  # the move itself will say that somebody was faster
    if not is_active(Policy.Name.SECOND_DECISION):
        _close(claim)
        return True
    said = list(claim.opinions.filter(open=True).select_related("by"))
    if len(said) > 1:
        require(may_settle(by, said))
        _close(claim)
        return True
    if said and said[0].by_id != by.pk:
        return _compare(claim, said[0], Opinion(claim=claim, verdict=verdict, why=why, by=by))
    Opinion.objects.update_or_create(claim=claim, by=by, open=True, defaults={"verdict": verdict, "why": why})
    event_record(claim, "decide unseen", by=by, before={}, after={})
    _show(claim)
    return False


def _compare(claim: Claim, first: Opinion, second: Opinion) -> bool:
    second.save()
    agree = first.verdict == second.verdict
    said = {opinion.by.get_username(): _words(opinion) for opinion in (first, second)}
    event_record(claim, "agree" if agree else "disagree", by=second.by, before={}, after=said)
    if agree:
        _close(claim)
    _show(claim)
    return agree


def _words(opinion: Opinion) -> dict[str, str]:
    return {"verdict": opinion.verdict, "why": opinion.why}


@transaction.atomic
def opinion_withdraw(claim: Claim, *, by: User) -> bool:
    """Take back one's own word, as long as nobody has seen it; return whether there was one."""
    said = _locked(claim)
    if claim.state != ClaimState.SUGGESTED or by.pk not in [opinion.by_id for opinion in said]:
        return False
    if len(said) > 1:
        raise IllegalMove(_("Both decisions are on the table by now; an editor settles it"))
    _close(claim)
    event_record(claim, "take back", by=by, before={}, after={})
    return True


def _locked(claim: Claim) -> Sequence[Opinion]:
    return list(claim.opinions.select_for_update().filter(open=True))


def _close(claim: Claim) -> None:
    claim.opinions.filter(open=True).update(open=False)
    _show(claim)


def _show(claim: Claim) -> None:
    """What `with_opinions` fetched before is out of date."""
    claim.open_opinions = list(claim.opinions.filter(open=True).select_related("by"))
