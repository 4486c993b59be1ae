"""This newsroom, as a request reaches it."""

from django.conf import settings
from django.http import HttpRequest

from claims.syndication.formats.site import Site


def site_of(request: HttpRequest) -> Site:
    """At its public address; where none is set, at the one that was asked."""
    return Site(settings.NEWSROOM, settings.PUBLIC_URL or asked_at(request))


def asked_at(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
