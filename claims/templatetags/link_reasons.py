from typing import Any

from django import template

from claims.wording.reasons import reason_words

register = template.Library()


@register.filter
def sentences(reasons: list[dict[str, Any] | str]) -> str:
    """The matcher's reasons, one after the other."""
    return " · ".join(map(reason_words, reasons))
