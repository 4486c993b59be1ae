from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.acts.reading import session_history
from claims.acts.services import acting, seat_of
from claims.desk.claim_views import SCRIPT
from claims.desk.walking import Walk
from claims.models import Act, Claim
from claims.review.back import back_to
from claims.review.forms import DecisionForm
from claims.skipping import claim_skip
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest


@require_POST
@needs("claims.decide_claim")
def skip(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put a claim off and go on to the next. A script, which is there already, gets the session's history."""
    claim = get_object_or_404(Claim, public_id=public_id)
    seat, walk = seat_of(request), Walk.of(request)
    with acting(seat, Act.Verb.SKIP, claim, about=claim):
        claim_skip(claim, by=request.user, at=timezone.now())
    if SCRIPT in request.headers:
        return render(request, "review/_session.html", {"session": session_history(seat), "walk": walk})
    form = DecisionForm(request.POST)
    return redirect(back_to(request, form, walk.queue) if form.is_valid() else walk.queue)
