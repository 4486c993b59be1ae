"""What stands at the foot of every public page."""

from django import template

from claims.models import StandingPage
from claims.publication.standing.reading import standing_names

register = template.Library()


@register.simple_tag
def standing_pages() -> list[StandingPage.Name]:
    """The pages about the newsroom that are written. Costs a query."""
    return standing_names()
