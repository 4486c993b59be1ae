"""The article around a claim, as the left side of its page shows it."""

from dataclasses import dataclass

from articles.models import ArticleText
from claims.models import Anchor, Claim
from claims.review.highlighting import Piece, highlight
from factbase.workflow import ClaimState

# Code points on each side, some 800 words: a long article must not hold up the next claim.
AROUND = 5_000


@dataclass(frozen=True, slots=True)
class Pane:
    """The text from `start` on in runs, each with the claims that cover it.

    `cut_before` and `cut_after` say that the article goes on.
    """

    start: int
    pieces: list[Piece[Claim]]
    anchor: Anchor
    cut_before: bool
    cut_after: bool


def pane_of(claim: Claim) -> Pane | None:
    """None where the claim's words are gone. Takes a claim read with its current anchor; one query."""
    anchor = claim.current_anchors[0] if claim.current_anchors else None
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    first, last = _window(anchor.text, anchor.start, anchor.end)
    spans = [(start - first, end - first, other) for start, end, other in _spans(anchor.text, first, last)]
    pieces = highlight(anchor.text.text[first:last], spans)
    return Pane(first, pieces, anchor, first > 0, last < len(anchor.text.text))


def _window(text: ArticleText, start: int, end: int) -> tuple[int, int]:
    """No line is cut in two if one ends near."""
    first, last = max(0, start - AROUND), min(len(text.text), end + AROUND)
    if first:
        line = text.text.find("\n", first, start)
        first = line + 1 if line >= 0 else first
    if last < len(text.text):
        line = text.text.rfind("\n", end, last)
        last = line if line >= 0 else last
    return first, last


def _spans(text: ArticleText, first: int, last: int) -> list[tuple[int, int, Claim]]:
    anchors = (
        Anchor.objects.filter(text=text, current=True, start__lt=last, end__gt=first)
        .exclude(claim__state=ClaimState.WITHDRAWN)
        .select_related("claim")
        .only("start", "end", "claim__public_id", "claim__label", "claim__state")
    )
    return [(anchor.start or 0, anchor.end or 0, anchor.claim) for anchor in anchors]
