"""A decision as it comes from a screen, which may be older than the row."""

from claims.acts.services import Seat, acting
from claims.models import Claim, ClaimLink
from claims.review import services
from claims.review.back import back_to
from claims.review.forms import DecisionForm
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove, StaleState

FRESH = ("state", "decided_by", "decided_at")


# By kind of row, then by what is done to it.
VERBS = {
    Claim: {"accept": "accept", "reject": "reject", "undo": "undo"},
    ClaimLink: {"confirm": "confirm", "reject": "refuse", "undo": "reopen"},
}


def decide(subject: Claim | ClaimLink, action: str, form: DecisionForm, *, seat: Seat, about: Claim) -> str:
    """Decide about a claim or a link as the person saw it; return why it was refused, or an empty string.

    It becomes an act of the session, whose undo leads back to `about`.
    """
    seen = form.cleaned_data["seen"]
    subject.state = seen if seen in subject.States.values else subject.state
    try:
        with acting(seat, VERBS[type(subject)][action], subject, about=about):
            _decide(subject, action, form, seat)
    except (IllegalMove, StaleState) as refusal:
        subject.refresh_from_db(fields=FRESH)
        return str(refusal)
    return ""


def _decide(subject: Claim | ClaimLink, action: str, form: DecisionForm, seat: Seat) -> None:
    why = form.why_text()
    if isinstance(subject, Claim):
        services.claim_decide(subject, action, by=seat.user, why=why)
    else:
        services.link_decide(subject, action, by=seat.user, why=why, relation=form.cleaned_data["relation"])


def where_next(request: DeskRequest, form: DecisionForm, fallback: str, decided: Claim) -> str:
    """Where the person came from, with the decided claim named so that the page can offer undo."""
    return back_to(request, form, fallback, decided=decided.public_id)
