"""What was found of a draft's sentence, in words."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.lint import Bearing, Kind, Span
from claims.lint.linting import Found
from claims.matching import Relation

register = template.Library()

KINDS = {
    Kind.CONTRADICTS: pgettext_lazy("draft", "contradicts a published entry"),
    Kind.SUPERSEDED: pgettext_lazy("draft", "out of date"),
    Kind.MATCHES: pgettext_lazy("draft", "matches a published entry"),
    Kind.UNCHECKED: pgettext_lazy("draft", "never checked"),
}
# Where the verdict says more than that something matches or contradicts.
REPEATED = pgettext_lazy("draft", "repeats what an entry found false")
DIFFERING = pgettext_lazy("draft", "differs from what an entry checked")
BESIDE = _("Stands in an entry beside what that checked")
KNOWN = {
    Relation.SAME: _("The same is told here, unchecked"),
    Relation.CONFLICTS: _("Told otherwise here, unchecked"),
    Relation.UPDATES: _("An older state of it"),
}


@register.filter
def verdict_words(span: Span | Found) -> str | Promise:
    """What a sentence is to what was published."""
    if span.kind == Kind.MATCHES and span.bearing == Bearing.AGAINST:
        return REPEATED
    if span.kind == Kind.CONTRADICTS and span.bearing is None:
        return DIFFERING
    return KINDS[span.kind]


@register.filter
def known_words(found: Found) -> str | Promise:
    """Why a claim is shown beside a sentence."""
    if found.kind == Kind.UNCHECKED and found.standing.entry:
        return BESIDE
    if found.kind == Kind.UNCHECKED:
        return KNOWN[found.compared.relation]
    return verdict_words(found)


@register.filter
def tone(span: Span | Found) -> str:
    """How it is coloured: `bad`, `warn`, `ok`, or `plain`."""
    if span.bearing == Bearing.AGAINST or (span.kind == Kind.CONTRADICTS):
        return "bad"
    if span.kind == Kind.SUPERSEDED:
        return "warn"
    return "ok" if span.kind == Kind.MATCHES else "plain"
