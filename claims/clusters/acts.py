"""The buttons about clusters. Each says what it did, and how to undo it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from claims.clusters import services
from claims.clusters.entries import cluster_entry_make
from claims.clusters.forms import NewTitleForm, TitleForm
from claims.clusters.services import Done
from claims.clusters.undoing import act_undo
from claims.models import Claim, Cluster
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove, StaleState


def _cluster(public_id: str) -> Cluster:
    return get_object_or_404(Cluster, public_id=public_id)


def _claims(request: DeskRequest) -> list[Claim]:
    """The claims that were ticked."""
    chosen = set(request.POST.getlist("claim"))
    claims = list(Claim.objects.filter(public_id__in=chosen))
    if len(claims) < len(chosen):
        raise Http404
    return claims


def _do(request: DeskRequest, fallback: str, act: Callable[[], Done], words: Callable[[Done], str]) -> HttpResponse:
    """Act, say what was done with a way to undo it, and show the cluster; what was refused is said at `fallback`."""
    try:
        done = act()
    except (IllegalMove, StaleState, PermissionDenied) as refusal:
        messages.error(request, f"{refusal}.")
        return redirect(fallback)
    _tell(request, done, words(done))
    return redirect("desk:cluster", done.cluster.public_id)


def _tell(request: DeskRequest, done: Done, words: str) -> None:
    """The address at which it can be undone goes along as the message's tag."""
    if done.act:
        undo = reverse("desk:cluster_undo", args=[done.cluster.public_id, done.act])
        messages.success(request, words, extra_tags=undo)
    else:
        messages.info(request, words)


@require_POST
@needs("claims.decide_claim")
def gather(request: DeskRequest) -> HttpResponse:
    """Put the ticked claims `into` a cluster that is there, or into a new one."""
    claims, form = _claims(request), NewTitleForm(request.POST)
    into = request.POST.get("into", "")
    back = reverse("desk:claim", args=[claims[0].public_id]) if claims else reverse("desk:clusters")
    if into:
        return _add(request, _cluster(into), claims)
    if not form.is_valid():
        messages.error(request, _("The working title is too long."))
        return redirect(back)
    title = form.cleaned_data["title"]
    return _do(request, back, lambda: services.cluster_create(claims, title=title, by=request.user), _gathered)


def _gathered(done: Done) -> str:
    if not done.act:
        return _("These claims are a cluster already: this one.")
    number = len(done.claims)
    return ngettext("%(number)s claim gathered.", "%(number)s claims gathered.", number) % {"number": number}


@require_POST
@needs("claims.decide_claim")
def add(request: DeskRequest, public_id: str) -> HttpResponse:
    return _add(request, _cluster(public_id), _claims(request))


def _add(request: DeskRequest, cluster: Cluster, claims: list[Claim]) -> HttpResponse:
    def words(done: Done) -> str:
        number, already = len(done.claims), len(claims) - len(done.claims)
        added = ngettext("%(number)s claim added.", "%(number)s claims added.", number) % {"number": number}
        there = ngettext("%(number)s was there already.", "%(number)s were there already.", already)
        return " ".join([added] * bool(number or not already) + [there % {"number": already}] * bool(already))

    return _do(request, _address(cluster), lambda: services.cluster_add(cluster, claims, by=request.user), words)


def _address(cluster: Cluster) -> str:
    return reverse("desk:cluster", args=[cluster.public_id])


@require_POST
@needs("claims.decide_claim")
def remove(request: DeskRequest, public_id: str) -> HttpResponse:
    cluster, claims = _cluster(public_id), _claims(request)

    def words(done: Done) -> str:
        if not done.act:
            return _("Somebody has taken them out already.")
        number = len(done.claims)
        return ngettext("%(number)s claim taken out.", "%(number)s claims taken out.", number) % {"number": number}

    return _do(request, _address(cluster), lambda: services.cluster_remove(cluster, claims, by=request.user), words)


@require_POST
@needs("claims.decide_claim")
def split(request: DeskRequest, public_id: str) -> HttpResponse:
    cluster, claims, form = _cluster(public_id), _claims(request), NewTitleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The working title is too long."))
        return redirect("desk:cluster", public_id)
    title = form.cleaned_data["title"]

    def words(done: Done) -> str:
        number = len(done.claims)
        told = ngettext("%(number)s claim split off", "%(number)s claims split off", number) % {"number": number}
        return _("%(claims)s from “%(title)s”. This is the new cluster.") % {"claims": told, "title": cluster}

    return _do(
        request,
        _address(cluster),
        lambda: services.cluster_split(cluster, claims, title=title, by=request.user),
        words,
    )


@require_POST
@needs("claims.decide_claim")
def merge(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take another cluster, `source`, into this one."""
    into, source = _cluster(public_id), _cluster(request.POST.get("source", ""))

    def words(done: Done) -> str:
        number = len(done.claims)
        told = ngettext("%(number)s claim came in", "%(number)s claims came in", number) % {"number": number}
        return _("“%(title)s” was merged into this cluster: %(claims)s.") % {"claims": told, "title": source}

    return _do(request, _address(into), lambda: services.cluster_merge(source, into, by=request.user), words)


@require_POST
@needs("claims.decide_claim")
def rename(request: DeskRequest, public_id: str) -> HttpResponse:
    cluster, form = _cluster(public_id), TitleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A cluster needs a title of at most 300 characters."))
        return redirect("desk:cluster", public_id)
    return _do(
        request,
        _address(cluster),
        lambda: services.cluster_rename(cluster, **form.cleaned_data, by=request.user),
        lambda done: _("Renamed.") if done.act else _("That is its title already."),
    )


@require_POST
@needs("claims.decide_claim")
def undo(request: DeskRequest, public_id: str, act: str) -> HttpResponse:
    cluster = _cluster(public_id)
    return _do(request, _address(cluster), lambda: act_undo(cluster, act, by=request.user), lambda _done: _("Undone."))


@require_POST
@needs("claims.change_entry")
def make_entry(request: DeskRequest, public_id: str) -> HttpResponse:
    """Make an entry of the accepted claims, of those that are accepted with it by `accept` too, and show it."""
    cluster = _cluster(public_id)
    try:
        entry, done = cluster_entry_make(cluster, accept=request.POST.getlist("accept"), by=request.user)
    except (IllegalMove, StaleState, PermissionDenied) as refusal:
        messages.error(request, f"{refusal}.")
        return redirect("desk:cluster", public_id)
    number = len(done.claims)
    made = ngettext(
        "A draft of %(number)s claim of the cluster. Undo frees the cluster; the draft stays.",
        "A draft of %(number)s claims of the cluster. Undo frees the cluster; the draft stays.",
        number,
    )
    _tell(request, done, made % {"number": number} if done.act else _("The cluster has this entry already."))
    return redirect("desk:entry", entry.public_id)
