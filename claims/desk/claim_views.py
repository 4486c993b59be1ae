"""One claim in its article: what was read from it, its neighbours, what people say of it, and its history."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.acts.reading import session_history
from claims.acts.services import seat_known, seat_of
from claims.cutting.beside import beside
from claims.cutting.forms import words_of
from claims.desk.commenting import CommentForm
from claims.desk.deciding import decide, where_next
from claims.desk.editing import FORM, Editing
from claims.desk.neighbours import Neighbour, neighbour
from claims.desk.pane import pane_of
from claims.desk.walking import Walk
from claims.independence.counts import SourceCount
from claims.ledger.finding import ledgers_of
from claims.models import Claim
from claims.models.link import Relation
from claims.permissions import may_decide, may_write
from claims.review.forms import REASONS, DecisionForm, LinkForm
from claims.review.sides import Side, sides
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.drafts.services import draft_drop
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.leases.services import lease_release, lease_take
from factbase.workflow import ClaimState, LinkState

SCRIPT = "X-Desk"  # a header of the desk's own script
FOUND = 20
HISTORY = 100
LINKS = 5  # in full; the others are a click away


def claim_page(
    request: DeskRequest, claim: Claim, more: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """`more` is what a form on the page adds to it, or has instead."""
    walk, links = Walk.of(request), sides(claim)
    previous, following = walk.around(claim)
    words = request.GET.get("q", "").strip()
    context = {
        "claim": claim,
        "pane": pane_of(claim),
        "anchor": claim.current_anchors[0] if claim.current_anchors else None,
        "same": _same(claim, links),
        "appearances": _appearances(links),
        "entries": claim.entries.all(),
        "ledgers": ledgers_of(claim),
        "q": words,
        "found": _found(claim, words),
        "link_form": LinkForm(),
        "reasons": REASONS,
        "walk": walk,
        "next_claim": following,
        "next_address": walk.to(following) if following else walk.queue,
        "previous_claim": previous,
        "words": words_of(claim.quote),
        "beside": beside(claim),
        "comments": claim.comments.select_related("by"),
        "comment_form": CommentForm(),
        "history": _history(claim, links),
        "session": session_history(seat_known(request)),
        "may_decide": may_decide(request.user),
        "may_write": may_write(request.user),
        **_neighbours(links),
        **(more or {}),
    }
    return render(request, "review/claim.html", context, status=status)


def _neighbours(links: list[Side]) -> dict[str, list[Neighbour]]:
    standing = _weightiest_first(side for side in links if side.link.state != LinkState.REJECTED)
    return {
        "links": [neighbour(side) for side in standing[:LINKS]],
        "more_links": [neighbour(side) for side in standing[LINKS:]],
        "refused_links": [neighbour(side) for side in links if side.link.state == LinkState.REJECTED],
    }


def claim_shown(public_id: str) -> Claim:
    claims = Claim.objects.for_display().with_opinions().select_related("subject").with_current_anchor()
    return get_object_or_404(claims, public_id=public_id)


@require_safe
@needs("claims.view_claim")
def claim(request: DeskRequest, public_id: str) -> HttpResponse:
    return claim_page(request, claim_shown(public_id))


def _same(claim: Claim, links: list[Side]) -> SourceCount:
    """How many sources say the same, this claim's own article included, suggested links too."""
    sides = [side for side in links if side.link.relation == "same" and side.link.state != LinkState.REJECTED]
    return SourceCount.of_claims([claim, *(side.other for side in sides)])


def _weightiest_first(links: Iterable[Side]) -> list[Side]:
    """What contradicts before what agrees, a person's word before the matcher's, and that by its score."""
    return sorted(
        links,
        key=lambda side: (
            side.link.relation != Relation.CONFLICTS,
            side.link.state != LinkState.CONFIRMED,
            -(side.link.score or 0),
        ),
    )


def _appearances(links: list[Side]) -> list[Claim]:
    """Accepted claims that a person called the same: they belong into the same entry."""
    return [
        side.other
        for side in links
        if side.link.state == LinkState.CONFIRMED
        and side.link.relation == "same"
        and side.other.state == ClaimState.ACCEPTED
    ]


def _found(claim: Claim, words: str) -> list[Claim]:
    """Other claims that hold the words, the most worth checking first."""
    if not words:
        return []
    others = Claim.objects.search(words).exclude(pk=claim.pk).exclude(state=ClaimState.WITHDRAWN)
    return list(others.for_display().order_by("-score", "pk")[:FOUND])


def _history(claim: Claim, links: list[Side]) -> list:
    about = Q(kind=Event.Kind.CLAIM, subject=claim.public_id)
    about |= Q(kind=Event.Kind.LINK, subject__in=[side.link.public_id for side in links])
    return lines(Event.objects.filter(about).select_related("by")[:HISTORY])


@require_POST
@needs("claims.decide_claim")
def claim_decide(request: DeskRequest, public_id: str, action: str) -> HttpResponse:
    """Accept, reject or undo. A script gets the claim's row or the session's history, everybody else a page."""
    claim = get_object_or_404(Claim.objects.for_display(), public_id=public_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The reason is too long."))
        return redirect("desk:claim", public_id)
    refusal = decide(claim, action, form, seat=seat_of(request), about=claim)
    if request.htmx:
        context = {"claim": claim, "refusal": refusal, "fresh": not refusal, "may_decide": may_decide(request.user)}
        return render(request, "review/_queue_row.html", context, status=409 if refusal else 200)
    if SCRIPT in request.headers:
        context = {"refusal": refusal, "session": session_history(seat_of(request)), "walk": Walk.of(request)}
        return render(request, "review/_session.html", context, status=409 if refusal else 200)
    if refusal:
        messages.error(request, refusal)
    return redirect(where_next(request, form, Walk.of(request).to(claim), claim))


@needs("claims.decide_claim")
@transaction.atomic
def claim_edit(request: DeskRequest, public_id: str) -> HttpResponse:
    """The claim's page with its facts as a form; a script gets the form alone, to put it in their place."""
    if request.method == "POST":  # one at a time, so that the second sees what the first saved
        get_object_or_404(Claim.objects.select_for_update(), public_id=public_id)
    claim = claim_shown(public_id)
    editing = Editing.of(request, claim)
    if request.method == "POST" and editing.is_valid():
        if editing.save(seat_of(request)):
            messages.success(request, _("Saved. The engine will not touch this claim any more."))
        draft_drop(FORM, public_id, by=request.user)
        lease_release(claim, by=request.user)
        return redirect(Walk.of(request).to(claim))
    shown = editing.context() | {"held": lease_take(claim, by=request.user)}
    if SCRIPT in request.headers:
        return render(request, "review/_read_card.html", shown | {"walk": Walk.of(request)})
    return claim_page(request, claim, shown, status=editing.status)
