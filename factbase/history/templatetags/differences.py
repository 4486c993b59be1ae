"""What an event changed, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factbase.history.reading import Change

register = template.Library()

WORDS = re.compile(r"\s+|\S+")
LIKE_ENOUGH = 0.5  # below it the two are told apart better as wholes


@register.filter
def difference(change: Change) -> SafeString:
    """The new text with what went out in <del> and what came in in <ins>."""
    return format_html_join("", "{}", ((part,) for part in _parts(change.before, change.after)))


def _parts(before: str, after: str) -> Iterator[str | SafeString]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < LIKE_ENOUGH:
        yield from _marked(before, after)
        return
    for kind, i, j, m, n in matcher.get_opcodes():
        if kind == "equal":
            yield "".join(new[m:n])
        else:
            yield from _marked("".join(old[i:j]), "".join(new[m:n]))


def _marked(before: str, after: str) -> Iterator[SafeString]:
    if before:
        yield format_html("<del>{}</del>", before)
    if after:
        yield format_html("<ins>{}</ins>", after)
