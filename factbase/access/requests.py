from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from factbase.access.models import User


class DeskRequest(HttpRequest):
    """A request behind a sign-in: what the middleware put on it, for the type checker."""

    user: User
    htmx: HtmxDetails
