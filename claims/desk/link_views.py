"""What holds between two claims: set by a person, or suggested and decided on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.acts.services import acting, seat_of
from claims.desk.claim_views import claim_page, claim_shown
from claims.desk.deciding import decide
from claims.desk.walking import Walk
from claims.models import Act, Claim, ClaimLink
from claims.review import services
from claims.review.forms import DecisionForm, LinkForm
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.access.returning import target_of
from factbase.workflow import IllegalMove, StaleState


@require_POST
@needs("claims.decide_claim")
def link_set(request: DeskRequest, public_id: str) -> HttpResponse:
    this = claim_shown(public_id)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return claim_page(request, this, {"link_form": form})
    other = get_object_or_404(Claim, public_id=form.cleaned_data["other"])
    try:
        _link(request, this, other, form)
    except (IllegalMove, StaleState, ValueError) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Linked with “%(label)s”.") % {"label": other.label})
    return redirect(Walk.of(request).to(this))


def _link(request: DeskRequest, this: Claim, other: Claim, form: LinkForm) -> None:
    first, second, relation = form.judged(this, other)
    a, b = sorted((this, other), key=lambda claim: claim.pk)
    known = ClaimLink.objects.filter(a=a, b=b).first()
    seen = form.cleaned_data["seen"]
    if known and seen and known.state != seen:
        raise StaleState(_("Somebody else judged these two meanwhile; look again."))
    with acting(seat_of(request), Act.Verb.LINK, known, about=this) as doing:
        link = services.link_set(first, second, relation, by=request.user, why=form.cleaned_data["why"])
        if known is None:
            doing.made(link)


@require_POST
@needs("claims.decide_claim")
def link_decide(request: DeskRequest, public_id: str, action: str) -> HttpResponse:
    link = get_object_or_404(ClaimLink.objects.select_related("a", "b"), public_id=public_id)
    form = DecisionForm(request.POST)
    if form.is_valid():
        refusal = decide(link, action, form, seat=seat_of(request), about=_side(request, link))
    else:
        refusal = _("The reason is too long.")
    if refusal:
        messages.error(request, refusal)
    return redirect(target_of(request, form.cleaned_data.get("next", "")) or link.desk_address())


def _side(request: DeskRequest, link: ClaimLink) -> Claim:
    """The end on whose page it was decided."""
    return link.b if link.b.public_id in request.POST.get("next", "") else link.a
