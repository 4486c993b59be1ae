"""What holds between two claims: set by a person, or suggested and decided on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.models import Claim, ClaimLink
from claims.review import services
from claims.review.claim_views import claim_page, claim_shown
from claims.review.deciding import decide
from claims.review.forms import DecisionForm, LinkForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove, StaleState


@require_POST
@needs("claims.decide_claim")
def link_set(request: DeskRequest, public_id: str) -> HttpResponse:
    this = claim_shown(public_id)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return claim_page(request, this, form)
    other = get_object_or_404(Claim, public_id=form.cleaned_data["other"])
    first, second, relation = form.judged(this, other)
    try:
        services.link_set(first, second, relation, by=request.user, why=form.cleaned_data["why"])
    except (IllegalMove, StaleState, ValueError) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Linked with “%(label)s”.") % {"label": other.label})
    return redirect("desk:claim", public_id)


@require_POST
@needs("claims.decide_claim")
def link_decide(request: DeskRequest, public_id: str, action: str) -> HttpResponse:
    link = get_object_or_404(ClaimLink.objects.select_related("a", "b"), public_id=public_id)
    form = DecisionForm(request.POST)
    refusal = decide(link, action, form, by=request.user) if form.is_valid() else _("The reason is too long.")
    if refusal:
        messages.error(request, refusal)
    target = form.cleaned_data.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        return redirect(target)
    return redirect("desk:claim", link.a.public_id)
