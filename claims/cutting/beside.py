"""The claims that stand before and behind a claim in its article."""

from claims.cutting.services import APART
from claims.models import Anchor, Claim
from claims.querysets import GATHERABLE

SHOWN = 2  # on each side


def beside(claim: Claim) -> list[Claim]:
    """Claims near enough to be merged with it, in reading order. Two queries; takes a claim with its current anchor."""
    anchor = claim.current_anchors[0] if claim.current_anchors else None
    if anchor is None or anchor.start is None or anchor.end is None:
        return []
    near = (
        Anchor.objects.filter(text=anchor.text_id, current=True, claim__state__in=GATHERABLE)
        .exclude(claim=claim)
        .select_related("claim")
    )
    before = near.filter(start__lte=anchor.start, end__gte=anchor.start - APART).order_by("-start")[:SHOWN]
    behind = near.filter(start__gt=anchor.start, start__lte=anchor.end + APART).order_by("start")[:SHOWN]
    return [found.claim for found in [*reversed(before), *behind]]
