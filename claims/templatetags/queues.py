from django import template

from claims.models import Claim

register = template.Library()


@register.filter
def of_claim(numbers: dict[str, int] | str, claim: Claim) -> int:
    """The number of this claim; none where a row is shown alone, without the numbers of its page."""
    return numbers.get(claim.public_id, 0) if isinstance(numbers, dict) else 0
