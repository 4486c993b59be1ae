"""How many independent sources stand behind what a page shows."""

from typing import Any

from django import template

from claims.independence.counts import SourceCount
from claims.models import Cluster

register = template.Library()


@register.filter
def document_sources(document: dict[str, Any]) -> SourceCount:
    """Of a published document, as it was counted when it was published."""
    return SourceCount(document["independent_sources"], document["articles"])


@register.filter
def cluster_sources(cluster: Cluster) -> SourceCount:
    """Of a cluster that was read with `for_list`."""
    return SourceCount.of_claims(cluster.claims.all())
