"""What the script of a form sends while somebody types."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.access.returning import target_of
from factbase.drafts.services import draft_drop, draft_save


@require_POST
@needs("claims.view_claim")
def save(request: DeskRequest, form: str, subject: str = "") -> HttpResponse:
    draft_save(form[:20], subject[:12], request.POST, by=request.user)
    return HttpResponse(status=204)


@require_POST
@needs("claims.view_claim")
def drop(request: DeskRequest, form: str, subject: str = "") -> HttpResponse:
    """Begin anew: the form as it is without the draft."""
    draft_drop(form, subject, by=request.user)
    return redirect(target_of(request) or "desk:home")
