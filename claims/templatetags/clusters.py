"""The cluster of a claim, on the claim's page."""

from typing import Any

from django import template
from django.template.context import RequestContext

from claims.clusters.reading import proposal
from claims.models import Claim
from claims.permissions import may_gather

register = template.Library()


@register.inclusion_tag("clusters/_proposal.html", takes_context=True)
def cluster_section(context: RequestContext, claim: Claim) -> dict[str, Any]:
    """The clusters that a claim is in, and the claims that might be gathered with it."""
    names = ("request", "csrf_token", "may_decide")
    shown = {name: context.get(name) for name in names}
    return shown | {"claim": claim, "may_gather": may_gather(claim), "proposal": proposal(claim)}
