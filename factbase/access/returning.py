"""The way back to the page that a form stood on."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def target_of(request: HttpRequest, target: str | None = None) -> str:
    """Where the form asks to lead back to, or empty where that is no page of ours."""
    target = request.POST.get("next", "") if target is None else target
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()) else ""
