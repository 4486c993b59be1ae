"""The keys of the person who looks at the page: on its buttons, and for the script that presses them."""

from collections.abc import Iterator

from django import template
from django.template.context import RequestContext
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.keys.catalogue import ACTIONS, keys_of

register = template.Library()


@register.simple_tag(takes_context=True)
def key(context: RequestContext, name: str) -> str:
    """For `data-key`."""
    return keys_of(context["request"].user)[name]


@register.simple_tag(takes_context=True)
def cap(context: RequestContext, name: str) -> SafeString:
    """The key as it is printed on a button."""
    return format_html('<kbd class="key">{}</kbd>', keys_of(context["request"].user)[name])


@register.simple_tag(takes_context=True)
def all_keys(context: RequestContext) -> Iterator[tuple[str, Promise]]:
    known = keys_of(context["request"].user)
    return ((known[action.name], action.words) for action in ACTIONS)
