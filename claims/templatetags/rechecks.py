"""Why a thing has to be looked at again, on the page of that thing."""

from typing import Any

from django import template

from claims.models import Recheck
from factbase.history.models import Recorded

register = template.Library()


@register.inclusion_tag("publication/_rechecks.html", takes_context=True)
def rechecks(context: template.Context, row: Recorded) -> dict[str, Any]:
    """One query; nothing is shown where nothing waits."""
    found = Recheck.objects.open().of(row.event_kind, row.public_id)
    return {
        "rechecks": found,
        "perms": context["perms"],
        "csrf_token": context.get("csrf_token"),
        "request": context["request"],
    }
