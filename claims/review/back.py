"""The way back from an act to the page it was done on."""

from django.http import QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from claims.review.forms import DecisionForm
from factbase.access.requests import DeskRequest


def back_to(request: DeskRequest, form: DecisionForm, fallback: str, **done: str) -> str:
    """Where the person came from, with what was `done` named instead of what was done before."""
    target = form.cleaned_data["next"]
    if not target or not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        return fallback
    path, _, query = target.partition("?")
    parameters = QueryDict(query, mutable=True)
    for name in ("decided", "bulk", "ticked"):
        parameters.pop(name, None)
    parameters.update(done)
    return f"{path}?{parameters.urlencode()}" if parameters else path
