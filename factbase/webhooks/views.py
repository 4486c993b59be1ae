"""Webhooks at the desk: operators keep them, and see what was sent and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.drafts.services import draft_drop, typed
from factbase.webhooks import services
from factbase.webhooks.forms import EndpointForm, LogFilter
from factbase.webhooks.models import Delivery, Endpoint
from factbase.workflow import IllegalMove, StaleState

SEE, KEEP = "webhooks.view_endpoint", "webhooks.change_endpoint"
FORM = "webhook"  # by which drafts know it
PAGE = 50
SHOWN_ONCE = "webhook secret"
# By the address: what is done, what is said then, and by which address it is undone.
MOVES = {
    "pause": ("pause", gettext_lazy("Paused: nothing is sent to %(name)s."), "resume"),
    "resume": ("resume", gettext_lazy("Resumed: %(name)s is sent what changed meanwhile."), "pause"),
    "retire": ("retire", gettext_lazy("Retired: %(name)s."), "bring-back"),
    "bring-back": ("bring back", gettext_lazy("Brought back, paused until you resume it: %(name)s."), "retire"),
}


@contextmanager
def refusals_shown(request: DeskRequest) -> Iterator[None]:
    try:
        yield
    except (IllegalMove, StaleState) as refusal:
        messages.error(request, str(refusal))


@require_safe
@needs(SEE)
def endpoints(request: DeskRequest) -> HttpResponse:
    return render(request, "webhooks/endpoints.html", {"endpoints": Endpoint.objects.for_list()})


@needs(KEEP)
def create(request: DeskRequest) -> HttpResponse:
    written = typed(request, FORM)
    form = EndpointForm(written.data)
    if request.method == "POST" and form.is_valid():
        endpoint = services.endpoint_create(by=request.user, **form.values())
        draft_drop(FORM, by=request.user)
        request.session[SHOWN_ONCE] = endpoint.public_id
        messages.success(request, _("Added."), extra_tags=_move(endpoint, "retire"))
        return redirect(endpoint.desk_address())
    return render(request, "webhooks/edit.html", {"form": form, "draft": written.draft})


@needs(KEEP)
def edit(request: DeskRequest, public_id: str) -> HttpResponse:
    endpoint = get_object_or_404(Endpoint, public_id=public_id)
    name = endpoint.name  # before the form puts into the row what was typed
    written = typed(request, FORM, public_id)
    form = EndpointForm(written.data, instance=endpoint)
    if request.method == "POST" and form.is_valid():
        services.endpoint_edit(endpoint, by=request.user, **form.values())
        draft_drop(FORM, public_id, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(endpoint.desk_address())
    context = {"form": form, "endpoint": endpoint, "name": name, "draft": written.draft}
    return render(request, "webhooks/edit.html", context)


@require_safe
@needs(SEE)
def endpoint(request: DeskRequest, public_id: str) -> HttpResponse:
    """An endpoint and the log of its deliveries; `before` is the last one of the page before."""
    found = get_object_or_404(Endpoint.objects.for_list(), public_id=public_id)
    form = LogFilter(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    log = found.deliveries.filter(state=state) if state else found.deliveries.all()
    if last := found.deliveries.filter(public_id=request.GET.get("before", "")).first():
        log = log.filter(pk__lt=last.pk)
    rows = list(log.with_last_attempt()[: PAGE + 1])
    context = {
        "endpoint": found,
        "form": form,
        "state": state,
        "deliveries": rows[:PAGE],
        "later": bool(last),
        "next_page": rows[PAGE - 1].public_id if len(rows) > PAGE else "",
        "rolling": len(found.keys(timezone.now())) > 1,
        "secret": _secret_once(request, found),
    }
    return render(request, "webhooks/endpoint.html", context)


def _secret_once(request: DeskRequest, endpoint: Endpoint) -> str:
    """The secret, on the first page after it was made."""
    if request.session.get(SHOWN_ONCE) != endpoint.public_id or not request.user.has_perm(KEEP):
        return ""
    del request.session[SHOWN_ONCE]
    return endpoint.secret


@require_POST
@needs(KEEP)
def move(request: DeskRequest, public_id: str, action: str) -> HttpResponse:
    """Pause, resume, retire or bring back: each is the undo of another."""
    if action not in MOVES:
        raise Http404
    endpoint = get_object_or_404(Endpoint, public_id=public_id)
    verb, said, undo = MOVES[action]
    with refusals_shown(request):
        services.endpoint_move(endpoint, verb, by=request.user)
        messages.success(request, said % {"name": endpoint.name}, extra_tags=_move(endpoint, undo))
    return redirect(endpoint.desk_address())


def _move(endpoint: Endpoint, action: str) -> str:
    return reverse("desk:webhook_move", args=[endpoint.public_id, action])


@require_POST
@needs(KEEP)
def secret_new(request: DeskRequest, public_id: str) -> HttpResponse:
    endpoint = get_object_or_404(Endpoint, public_id=public_id)
    services.secret_renew(endpoint, by=request.user)
    request.session[SHOWN_ONCE] = endpoint.public_id
    undo = reverse("desk:webhook_secret_old", args=[public_id])
    messages.success(request, _("It has a new secret. The old one signs too for 24 hours."), extra_tags=undo)
    return redirect(endpoint.desk_address())


@require_POST
@needs(KEEP)
def secret_old(request: DeskRequest, public_id: str) -> HttpResponse:
    endpoint = get_object_or_404(Endpoint, public_id=public_id)
    with refusals_shown(request):
        services.secret_restore(endpoint, by=request.user)
        messages.success(request, _("The old secret is the only one again."))
    return redirect(endpoint.desk_address())


@require_POST
@needs(KEEP)
def test(request: DeskRequest, public_id: str) -> HttpResponse:
    endpoint = get_object_or_404(Endpoint, public_id=public_id)
    with refusals_shown(request):
        delivery = services.test_queue(endpoint, by=request.user)
        messages.success(request, _("A test is on its way. Reload this page to see what comes of it."))
        return redirect(delivery)
    return redirect(endpoint.desk_address())


@require_POST
@needs(KEEP)
def replay_failed(request: DeskRequest, public_id: str) -> HttpResponse:
    endpoint = get_object_or_404(Endpoint, public_id=public_id)
    with refusals_shown(request):
        number = services.deliveries_replay(endpoint, by=request.user)
        said = ngettext("%(number)s message is sent again.", "%(number)s messages are sent again.", number)
        messages.success(request, said % {"number": number})
    return redirect(endpoint.desk_address())


@require_safe
@needs(SEE)
def delivery(request: DeskRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Delivery.objects.select_related("endpoint"), public_id=public_id)
    return render(request, "webhooks/delivery.html", {"delivery": found, "attempts": found.attempts.all()})


@require_POST
@needs(KEEP)
def replay(request: DeskRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Delivery.objects.select_related("endpoint"), public_id=public_id)
    with refusals_shown(request):
        services.deliveries_replay(found.endpoint, found, by=request.user)
        messages.success(request, _("It is sent again, under the same id."))
    return redirect(found)
