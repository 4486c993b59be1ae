"""Split a claim in two, or merge it with one beside it in its article."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.acts.services import acting, seat_of
from claims.cutting.forms import SplitForm
from claims.cutting.services import claim_merge, claim_split, judged_links
from claims.desk.claim_views import claim_shown
from claims.desk.walking import Walk
from claims.models import Act, Claim
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove, StaleState


@require_POST
@needs("claims.decide_claim")
def split(request: DeskRequest, public_id: str) -> HttpResponse:
    claim = claim_shown(public_id)
    back = redirect(Walk.of(request).to(claim))
    if not claim.current_anchors or claim.current_anchors[0].start is None:
        messages.error(request, _("Its words no longer stand in the article."))
        return back
    form = SplitForm(request.POST, anchor=claim.current_anchors[0])
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return back
    first, second = form.cleaned_data["spans"]
    try:
        with acting(seat_of(request), Act.Verb.SPLIT, claim, *judged_links(claim), about=claim) as doing:
            doing.made(claim_split(claim, first, second, by=request.user))
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, f"{refusal}.")
    else:
        messages.success(request, _("Split. The second claim stands right behind this one in the text."))
    return back


@require_POST
@needs("claims.decide_claim")
def merge(request: DeskRequest, public_id: str) -> HttpResponse:
    claim, other = claim_shown(public_id), get_object_or_404(Claim, public_id=request.POST.get("other", ""))
    try:
        with acting(seat_of(request), Act.Verb.MERGE, claim, other, *judged_links(other), about=claim):
            claim_merge(claim, other, by=request.user)
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, f"{refusal}.")
    else:
        messages.success(request, _("Merged with “%(label)s”.") % {"label": other.label})
    return redirect(Walk.of(request).to(claim))
