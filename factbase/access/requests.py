from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from factbase.access.models import User


class DeskRequest(HttpRequest):
    """What a view behind `needs` is given: its user is one of ours. For the type checker."""

    user: User
    htmx: HtmxDetails
