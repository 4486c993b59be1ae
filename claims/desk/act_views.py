"""Undo and redo: of the session's last act, or of any act in its history."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.acts.services import Seat, act_last, act_next, act_redo, act_undo, seat_of
from claims.desk.walking import Walk
from claims.models import Act
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.access.returning import target_of
from factbase.workflow import IllegalMove, StaleState


@require_POST
@needs("claims.decide_claim")
def undo(request: DeskRequest) -> HttpResponse:
    return _last(request, act_last, act_undo, _("There is nothing to undo in this session."))


@require_POST
@needs("claims.decide_claim")
def redo(request: DeskRequest) -> HttpResponse:
    return _last(request, act_next, act_redo, _("There is nothing to do again in this session."))


@require_POST
@needs("claims.decide_claim")
def flip(request: DeskRequest, public_id: str) -> HttpResponse:
    """Undo an act further back, or do it again."""
    seat = seat_of(request)
    act = get_object_or_404(Act, public_id=public_id, by=seat.user, session=seat.session)
    return _do(request, act, act_redo if act.undone_at else act_undo)


def _last(
    request: DeskRequest, find: Callable[[Seat], Act | None], work: Callable[..., None], nothing: str
) -> HttpResponse:
    act = find(seat_of(request))
    if act is None:
        messages.info(request, nothing)
        return redirect(target_of(request) or Walk.of(request).queue)
    return _do(request, act, work)


def _do(request: DeskRequest, act: Act, work: Callable[..., None]) -> HttpResponse:
    """And show what it was done to: nobody should have to guess what came back."""
    words = {"what": act.get_verb_display(), "label": act.claim or _("several claims")}
    try:
        work(act, by=request.user)
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, f"{refusal}.")
    else:
        said = _("Undone: %(what)s, “%(label)s”.") if work is act_undo else _("Done again: %(what)s, “%(label)s”.")
        messages.success(request, said % words)
    walk = Walk.of(request)
    return redirect(walk.to(act.claim) if act.claim else target_of(request) or walk.queue)
