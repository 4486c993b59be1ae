"""Texts in a page, to the letter."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.models import Claim

register = template.Library()


@register.filter
def to_the_letter(text: str) -> SafeString:
    """A browser reads a carriage return as a line feed, and two of them as one; offsets would be wrong behind it."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 (it is escaped)


@register.inclusion_tag("spans/_claim.html", takes_context=True)
def claim_span(context: RequestContext, claim: Claim) -> dict[str, Any]:
    """The claim's sentence where it stands, with ends that can be moved."""
    names = ("request", "csrf_token", "may_decide", "excerpt", "anchor")
    return {name: context.get(name) for name in names} | {"claim": claim}
