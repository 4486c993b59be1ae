"""What templates of every app say in the reader's language."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from factbase.history.words import action_words
from factbase.sayings import said

register = template.Library()
register.filter(said)
register.filter(action_words)


@register.filter
def all_said(texts: Iterable[str]) -> list[str]:
    return [said(text) for text in texts]


@register.filter
def quoted(words: object) -> str:
    """In the quotation marks of the reader's language."""
    return _("“%(words)s”") % {"words": words}
