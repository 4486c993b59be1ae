"""This newsroom, and the addresses of its public pages as others know them."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from claims.publication.site import Site
from claims.publication.standing.reading import standing_names


def site_of(request: HttpRequest) -> Site:
    """At its public address; where none is set, at the one that was asked."""
    return Site(settings.NEWSROOM, settings.PUBLIC_URL or asked_at(request))


def publisher_of(request: HttpRequest) -> Site:
    """The same with the pages about itself. Costs a query."""
    return replace(site_of(request), standing=frozenset(standing_names()))


def asked_at(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def here(request: HttpRequest) -> str:
    """The whole address of the page that is asked for, without conditions."""
    return site_of(request).address(escape_uri_path(request.path))
