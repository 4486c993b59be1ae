"""The policies of the desk: everybody may read them, operators switch them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch

HISTORY = 50
REASON = 500


@require_safe
@needs("policies.view_policy")
def policies(request: DeskRequest) -> HttpResponse:
    stored = {policy.name: policy for policy in Policy.objects.all()}
    names = {policy.public_id: policy.name for policy in stored.values()}
    events = Event.objects.filter(kind=Event.Kind.POLICY).select_related("by")[:HISTORY]
    context = {
        "policies": [(name, stored[name].active if name in stored else Policy.DEFAULTS[name]) for name in Policy.Name],
        "history": [(event, Policy.Name(names[event.subject])) for event in events],
    }
    return render(request, "policies/policies.html", context)


@require_POST
@needs("policies.change_policy")
def switch(request: DeskRequest, name: str, *, active: bool) -> HttpResponse:
    if name not in Policy.Name.values:
        raise Http404
    policy = Policy.Name(name)
    if policy_switch(policy, active=active, by=request.user, why=request.POST.get("why", "")[:REASON]):
        back = reverse(f"desk:policy_{'off' if active else 'on'}", args=[name])
        said = _("Switched on: %(policy)s.") if active else _("Switched off: %(policy)s.")
        messages.success(request, said % {"policy": policy.label}, extra_tags=back)
    return redirect("desk:policies")
