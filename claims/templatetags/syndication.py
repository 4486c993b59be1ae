"""What stands in the head of public pages for machines."""

import json
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from claims.publication.addresses import site_of
from claims.syndication.formats.claim_review import claim_review, linked_data

register = template.Library()
# Inside a script element no text may look like markup.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@register.simple_tag(takes_context=True)
def claim_review_data(context: dict[str, Any], document: dict[str, Any]) -> SafeString:
    """The entry's ClaimReview, as the content of a script element of data."""
    site = site_of(context["request"], context["standing_pages"])
    node = linked_data(claim_review(document, site))
    return mark_safe(json.dumps(node, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 (escaped above)


@register.simple_tag(takes_context=True)
def oembed_address(context: dict[str, Any], document: dict[str, Any]) -> str:
    site = site_of(context["request"])
    query = urlencode({"url": site.address(document["url"])})
    return f"{site.address(reverse('syndication:oembed'))}?{query}"
