"""Texts in a page, to the letter. A long one has a thousand pieces, at which templates are slow."""

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from claims.review.highlighting import Paragraph, Piece
from claims.review.marking import Mark

register = template.Library()


@register.filter
def to_the_letter(text: str) -> SafeString:
    """A browser reads a carriage return as a line feed, and two of them as one; offsets would be wrong behind it."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 (it is escaped)


@register.simple_tag
def paragraph(of: Paragraph[Mark], swap: str = "") -> SafeString:
    """One paragraph with its marks; with `swap`, in the place of the one that is on the page."""
    inside = mark_safe("".join(_piece(piece) for piece in of.pieces))  # noqa: S308 (each piece is escaped)
    return format_html(
        '<p class="text-paragraph" id="p-{}" data-start="{}" dir="auto"{}>{}</p>',
        of.start,
        of.start,
        mark_safe(' hx-swap-oob="true"') if swap else "",
        inside,
    )


def _piece(piece: Piece[Mark]) -> str:
    begins = "".join(
        f'<span id="c-{mark.claim.public_id}" data-mark="{mark.claim.public_id}"'
        f' data-from="{mark.start}" data-to="{mark.end}"></span>'
        for mark in piece.first
    )
    words = to_the_letter(piece.text)
    if not piece.spans:
        return begins + words
    claim = piece.spans[0].claim
    return begins + format_html(
        '<a class="claim-mark claim-mark-{}{}" href="{}" data-claim="{}"{} draggable="false" title="{}">{}</a>',
        claim.state,
        " claim-mark-several" if len(piece.spans) > 1 else "",
        reverse("desk:claim", args=[claim.public_id]),
        claim.public_id,
        "" if piece.leads else mark_safe(' tabindex="-1"'),
        f"{claim.get_state_display()}: {claim.label}",
        words,
    )
