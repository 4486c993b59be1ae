"""One claim: its sentence in context, what was read from it, its links and its history."""

from collections.abc import Iterable

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.extraction import EntityType
from claims.independence.counts import SourceCount
from claims.ledger.finding import ledgers_of
from claims.models import Claim, Entity
from claims.models.link import Relation
from claims.permissions import may_decide, may_write
from claims.review import services
from claims.review.deciding import decide, where_next
from claims.review.figure_forms import BaseFigureFormSet, figure_formset, figure_values
from claims.review.forms import REASONS, ClaimForm, DecisionForm, LinkForm, version_of
from claims.review.highlighting import Excerpt, excerpt
from claims.review.sides import Side, sides
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.conflicts import base_of, conflict, settled
from factbase.drafts.services import draft_drop, typed
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.leases.services import lease_release, lease_take
from factbase.workflow import ClaimState, LinkState

FOUND = 20
HISTORY = 100
LINKS = 5  # in full; the others are a click away


def claim_page(request: DeskRequest, claim: Claim, link_form: LinkForm | None = None) -> HttpResponse:
    links = sides(claim)
    standing = _weightiest_first(side for side in links if side.link.state != LinkState.REJECTED)
    words = request.GET.get("q", "").strip()
    context = {
        "claim": claim,
        "excerpt": _excerpt(claim),
        "anchor": claim.current_anchors[0] if claim.current_anchors else None,
        "links": standing[:LINKS],
        "more_links": standing[LINKS:],
        "refused_links": [side for side in links if side.link.state == LinkState.REJECTED],
        "same": _same(claim, links),
        "appearances": _appearances(links),
        "entries": claim.entries.all(),
        "ledgers": ledgers_of(claim),
        "q": words,
        "found": _found(claim, words),
        "link_form": link_form or LinkForm(),
        "reasons": REASONS,
        "next_claim": Claim.objects.queue().behind(claim).first(),
        "history": _history(claim, links),
        "may_decide": may_decide(request.user),
        "may_write": may_write(request.user),
    }
    return render(request, "review/claim.html", context)


def claim_shown(public_id: str) -> Claim:
    claims = Claim.objects.for_display().select_related("subject").with_current_anchor()
    return get_object_or_404(claims, public_id=public_id)


@require_safe
@needs("claims.view_claim")
def claim(request: DeskRequest, public_id: str) -> HttpResponse:
    return claim_page(request, claim_shown(public_id))


def _excerpt(claim: Claim) -> Excerpt | None:
    """The claim where it stands in the current text; nothing where it is gone."""
    for anchor in claim.current_anchors:
        if anchor.start is not None and anchor.end is not None:
            return excerpt(anchor.text.text, anchor.start, anchor.end)
    return None


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
    """Accept, reject or undo. A script gets the claim's row back, everybody else the page they came from."""
    claim = get_object_or_404(Claim.objects.for_display(), public_id=public_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The reason is too long."))
        return redirect("desk:claim", public_id)
    refusal = decide(claim, action, form, by=request.user)
    if request.htmx:
        context = {"claim": claim, "refusal": refusal, "fresh": not refusal, "may_decide": may_decide(request.user)}
        return render(request, "review/_queue_row.html", context, status=409 if refusal else 200)
    if refusal:
        messages.error(request, refusal)
    return redirect(where_next(request, form, reverse("desk:claim", args=[public_id]), claim))


@needs("claims.decide_claim")
@transaction.atomic
def claim_edit(request: DeskRequest, public_id: str) -> HttpResponse:
    if request.method == "POST":  # one at a time, so that the second sees what the first saved
        get_object_or_404(Claim.objects.select_for_update(), public_id=public_id)
    claim = claim_shown(public_id)
    written = typed(request, "claim", public_id)
    stored = _edit_forms(claim)
    form, figures = mine = _edit_forms(claim, settled(written.data, stored))
    if request.method == "POST" and form.is_valid() and figures.is_valid():
        _save(request, claim, form, figures)
        draft_drop("claim", public_id, by=request.user)
        lease_release(claim, by=request.user)
        return redirect("desk:claim", public_id)
    stale = "version" in form.errors
    context = {
        "claim": claim,
        "held": lease_take(claim, by=request.user),
        "draft": written.draft,
        "base": base_of(stored),
        "conflict": conflict(claim, mine, stored, form.data.get("base", "")) if stale else None,
        "form": form,
        "version": version_of(claim),
        "figures": figures,
        "excerpt": _excerpt(claim),
        "parties": Entity.objects.filter(type__in=[EntityType.COUNTRY, EntityType.ORG])[:500],
    }
    return render(request, "review/claim_edit.html", context, status=409 if stale and not written.draft else 200)


def _edit_forms(claim: Claim, data: QueryDict | None = None) -> tuple[ClaimForm, BaseFigureFormSet]:
    return ClaimForm(data, claim=claim), figure_formset(claim, data)


def _save(request: DeskRequest, claim: Claim, form: ClaimForm, figures: BaseFigureFormSet) -> None:
    values = figure_values(figures, claim) if figures.has_changed() else None
    if not form.changes() and values is None:
        return
    services.claim_edit(claim, by=request.user, why=form.cleaned_data["why"], figures=values, **form.changes())
    messages.success(request, _("Saved. The engine will not touch this claim any more."))
