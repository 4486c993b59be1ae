"""The way back from an act to the page it was done on."""

from django.http import QueryDict

from claims.review.forms import DecisionForm
from factbase.access.requests import DeskRequest
from factbase.access.returning import target_of


def back_to(request: DeskRequest, form: DecisionForm, fallback: str, **done: str) -> str:
    """Where the person came from, with what was `done` named instead of what was done before."""
    target = target_of(request, form.cleaned_data["next"])
    if not target:
        return fallback
    path, _, query = target.partition("?")
    parameters = QueryDict(query, mutable=True)
    for name in ("decided", "bulk", "ticked"):
        parameters.pop(name, None)
    parameters.update(done)
    return f"{path}?{parameters.urlencode()}" if parameters else path
