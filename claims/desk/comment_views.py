from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.acts.services import acting, seat_of
from claims.desk.commenting import CommentForm, claim_comment
from claims.desk.walking import Walk
from claims.models import Act, Claim
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest


@require_POST
@needs("claims.decide_claim")
def comment(request: DeskRequest, public_id: str) -> HttpResponse:
    claim = get_object_or_404(Claim, public_id=public_id)
    form = CommentForm(request.POST)
    if form.is_valid():
        with acting(seat_of(request), Act.Verb.COMMENT, about=claim) as doing:
            doing.made(claim_comment(claim, form.cleaned_data["text"], by=request.user))
    else:
        messages.error(request, _("A comment has 1 to 2,000 characters."))
    return redirect(f"{Walk.of(request).to(claim)}#comments")
