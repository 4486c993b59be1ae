"""Several claims of the queue at once: one transaction, a refusal for each that cannot be, one undo for all."""

from collections.abc import Callable, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.services import Seat, act_close, acting
from claims.models import Bulk, Claim
from claims.permissions import may_decide, require
from claims.review.services import claim_decide
from claims.skipping import claim_skip, claim_skip_undo
from factbase.access.models import User
from factbase.workflow import ClaimState, IllegalMove, StaleState

MOST = 50  # more than a page shows: who acts on what they did not see is stopped
LEADS_TO = {Bulk.Verb.ACCEPT: ClaimState.ACCEPTED, Bulk.Verb.REJECT: ClaimState.REJECTED}


@transaction.atomic
def bulk_decide(public_ids: Sequence[str], verb: str, *, seat: Seat, why: str = "") -> Bulk:
    """Accept, reject or skip the claims. What somebody else decided first is refused and stays as they left it.

    It is one act of the session.
    """
    by = seat.user
    require(may_decide(by))
    if len(public_ids) > MOST:
        raise ValueError("More claims than a page shows")

    def act(claim: Claim) -> None:
        _require_waiting(claim)
        if Bulk.Verb(verb) == Bulk.Verb.SKIP:
            claim_skip(claim, by=by, at=timezone.now(), why=why)
        else:
            claim_decide(claim, verb, by=by, why=why)

    claims = _locked(public_ids)
    with acting(seat, verb, *claims, about=claims[0] if len(claims) == 1 else None) as doing:
        moved, refused = _each(claims, act)
    return Bulk.objects.create(by=by, at=timezone.now(), verb=verb, moved=moved, refused=refused, act=doing.act)


@transaction.atomic
def bulk_undo(bulk: Bulk, *, by: User) -> dict[str, str]:
    """Take it back, but for claims that somebody decided on anew since: those are returned, each with the reason."""
    require(may_decide(by))
    if bulk.act is None:
        raise StaleState(_("Nothing is left of it that could be undone"))
    act_close(bulk.act)
    return _each(_locked(bulk.moved), lambda claim: _take_back(claim, bulk))[1]


def _locked(public_ids: Sequence[str]) -> list[Claim]:
    """In one order for everybody, so that two bulks never wait for each other."""
    return list(Claim.objects.select_for_update().filter(public_id__in=public_ids).order_by("pk"))


def _each(claims: Sequence[Claim], act: Callable[[Claim], None]) -> tuple[list[str], dict[str, str]]:
    moved, refused = [], {}
    for claim in claims:
        try:
            act(claim)
        except (IllegalMove, PermissionDenied, StaleState) as refusal:
            refused[claim.public_id] = str(refusal)
        else:
            moved.append(claim.public_id)
    return moved, refused


def _require_waiting(claim: Claim) -> None:
    if claim.state != ClaimState.SUGGESTED:
        words = {"state": claim.get_state_display(), "who": claim.decided_by or _("the software")}
        raise IllegalMove(_("is %(state)s already, by %(who)s") % words)


def _take_back(claim: Claim, bulk: Bulk) -> None:
    if bulk.verb == Bulk.Verb.SKIP:
        return claim_skip_undo(claim, by=bulk.by)
    if not (_is_theirs(claim, bulk) or _is_said(claim, bulk)):
        raise StaleState(_("somebody decided on it anew since"))
    return claim_decide(claim, "undo", by=bulk.by)


def _is_theirs(claim: Claim, bulk: Bulk) -> bool:
    theirs = claim.state == LEADS_TO[Bulk.Verb(bulk.verb)] and claim.decided_by_id == bulk.by_id
    return theirs and claim.decided_at is not None and claim.decided_at <= bulk.at


def _is_said(claim: Claim, bulk: Bulk) -> bool:
    """Whether it was the word of the first of two, and stands."""
    said = claim.opinions.filter(open=True, by=bulk.by, verdict=bulk.verb, at__lte=bulk.at)
    return claim.state == ClaimState.SUGGESTED and said.exists()
