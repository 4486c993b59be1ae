"""This newsroom, and the addresses of its public pages as others know them."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from claims.publication.site import Site


def site_of(request: HttpRequest, standing: Iterable[str] = ()) -> Site:
    """At its public address; where none is set, at the one that was asked. `standing` matters where it is presented."""
    return Site(settings.NEWSROOM, settings.PUBLIC_URL or asked_at(request), frozenset(standing))


def asked_at(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def here(request: HttpRequest) -> str:
    """The whole address of the page that is asked for, without conditions."""
    return site_of(request).address(escape_uri_path(request.path))
