"""Assigning claims and entries, and the list of what is assigned to me."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from claims.acts.services import acting, seat_of
from claims.assignment import services
from claims.models import Act, Claim, Entry
from claims.permissions import may_decide, may_publish
from claims.queues.choices import ME
from claims.queues.queue import waiting
from factbase.access.models import User
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.access.returning import target_of
from factbase.workflow import StaleState

MOST = 200


@require_POST
@needs("claims.decide_claim")
def assign(request: DeskRequest) -> HttpResponse:
    """Rows come as `claim` and `entry`, the person as `to`: a name, `me`, or nobody.

    One claim is an act of the session.
    """
    to = _person(request)
    claims = list(Claim.objects.filter(public_id__in=request.POST.getlist("claim")[:MOST]))
    entries = Entry.objects.filter(public_id__in=request.POST.getlist("entry")[:MOST])
    rows: list[services.Row] = [*claims, *entries]
    if len(rows) == 1 == len(claims):
        undo = _assign_claim(request, claims[0], to)
    else:
        act = services.assign(rows, to, by=request.user)
        undo = reverse("desk:assign_undo", args=[act]) if act else ""
    if undo:
        said = _("Assigned to %(name)s.") % {"name": to.get_username()} if to else _("Assigned to nobody.")
        messages.success(request, said, extra_tags=undo)
    return _back(request)


def _assign_claim(request: DeskRequest, claim: Claim, to: User | None) -> str:
    """Where it is undone; empty if the person had it already."""
    with acting(seat_of(request), Act.Verb.ASSIGN, claim, about=claim) as doing:
        services.assign([claim], to, by=request.user)
    return reverse("desk:act_flip", args=[doing.act.public_id]) if doing.act else ""


@require_POST
@needs("claims.decide_claim")
def assign_undo(request: DeskRequest, act: str) -> HttpResponse:
    try:
        number = services.assign_undo(act, by=request.user)
    except StaleState as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("%(n)s assignment undone.", "%(n)s assignments undone.", number)
        messages.success(request, said % {"n": number})
    return _back(request)


def _person(request: DeskRequest) -> User | None:
    name = request.POST.get("to", "")
    if name == ME:
        return request.user
    return get_object_or_404(User, username=name) if name else None


def _back(request: DeskRequest) -> HttpResponse:
    """Where the button was; the undo of a message does not say, its page does."""
    target = request.POST.get("next") or request.headers.get("Referer", "")
    return redirect(target_of(request, target) or "desk:assigned")


@require_safe
@needs("claims.view_claim")
def assigned(request: DeskRequest) -> HttpResponse:
    """What waits for me: assigned to me, and for an editor what two people differ about."""
    entries = Entry.objects.for_list().unfinished()
    disputed = Claim.objects.queue().disputed().for_display().with_opinions()
    settles = may_publish(request.user)
    context = {
        "claims": waiting(request.user, assigned=ME).for_display().with_opinions()[:MOST],
        "entries": entries.assigned_to(request.user)[:MOST],
        "settles": settles,
        "disputed_claims": disputed[:MOST] if settles else [],
        "disputed_entries": entries.disputed()[:MOST] if settles else [],
        "may_decide": may_decide(request.user),
        "next": request.get_full_path(),
    }
    return render(request, "assignment/assigned.html", context)
