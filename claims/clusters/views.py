"""The desk's pages about clusters: the list, and one cluster with its claims and who might join."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.clusters.entries import open_entry
from claims.clusters.forms import ClusterFilter
from claims.clusters.reading import Candidate, Member, candidates, history, links_between, members
from claims.models import Claim, Cluster, Entry
from claims.permissions import may_decide, may_write
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import ClaimState

PAGE = 30
FOUND = 20
HISTORY = 100


@require_safe
@needs("claims.view_cluster")
def clusters(request: DeskRequest) -> HttpResponse:
    """The newest first; `after` is the last of the page before."""
    form = ClusterFilter(request.GET)
    found = form.narrow(Cluster.objects.current().for_list())
    if after := request.GET.get("after"):
        found = found.filter(pk__lt=get_object_or_404(Cluster, public_id=after).pk)
    rows = list(found[: PAGE + 1])
    context = {"form": form, "clusters": rows[:PAGE], "after": rows[PAGE - 1].public_id if len(rows) > PAGE else ""}
    return render(request, "clusters/list.html", context)


@require_safe
@needs("claims.view_cluster")
def cluster(request: DeskRequest, public_id: str) -> HttpResponse:
    """One cluster; an address of one that was merged leads to where its claims are."""
    cluster = get_object_or_404(Cluster.objects.for_list(), public_id=public_id)
    if cluster.merged_into:
        messages.info(request, _("“%(title)s” was merged into this cluster.") % {"title": cluster})
        return redirect("desk:cluster", cluster.merged_into.public_id)
    return render(request, "clusters/cluster.html", _context(request, cluster))


def _context(request: DeskRequest, cluster: Cluster) -> dict[str, object]:
    inside = members(cluster, request.GET.get("beside", ""))
    base = next((member.claim for member in inside if member.is_reference), None)
    proposed = candidates([member.claim.pk for member in inside], base)
    entry = open_entry(cluster)
    words = {name: request.GET.get(name, "").strip() for name in ("q", "with")}
    return {
        "cluster": cluster,
        "members": inside,
        "base": base,
        "candidates": [candidate for candidate in proposed if not candidate.weak],
        "weaker": [candidate for candidate in proposed if candidate.weak],
        "links": links_between([member.claim for member in inside]),
        "q": words["q"],
        "found": _found(words["q"], inside, proposed),
        "with": words["with"],
        "others": _others(words["with"], cluster),
        "history": history(cluster, HISTORY),
        "entry": entry,
        "elsewhere": Entry.objects.about([member.claim.pk for member in inside]).exclude(clusters=cluster),
        "making": _making(entry, inside),
        "may_decide": may_decide(request.user),
        "may_write": may_write(request.user),
    }


@dataclass(frozen=True, slots=True)
class Making:
    """What an entry made now would take along, what a person would have to accept first, and what stays out."""

    accepted: list[Claim]
    suggested: list[Claim]
    refused: list[Claim]
    missing: list[Claim]  # accepted claims that the entry made before does not have


def _making(entry: Entry | None, inside: list[Member]) -> Making:
    claims = [member.claim for member in inside]
    accepted = [claim for claim in claims if claim.state == ClaimState.ACCEPTED]
    suggested = [claim for claim in claims if claim.state == ClaimState.SUGGESTED]
    refused = [claim for claim in claims if claim not in accepted and claim not in suggested]
    there = set(entry.entry_claims.values_list("claim_id", flat=True)) if entry else set()
    missing = [claim for claim in accepted if claim.pk not in there] if entry else []
    return Making(accepted, suggested, refused, missing)


def _found(words: str, inside: list[Member], proposed: list[Candidate]) -> list[Claim]:
    """Claims that hold the words and are not on the page yet."""
    if not words:
        return []
    shown = [member.claim.pk for member in inside] + [candidate.claim.pk for candidate in proposed]
    others = Claim.objects.gatherable().search(words).exclude(pk__in=shown)
    return list(others.for_display().order_by("-score", "pk")[:FOUND])


def _others(words: str, cluster: Cluster) -> list[Cluster]:
    """Clusters that hold the words, to merge with."""
    if not words:
        return []
    return list(Cluster.objects.current().search(words).exclude(pk=cluster.pk).for_list()[:FOUND])
