"""Claims marked in the text of their article."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import ArticleText
from claims.models import Anchor, Claim
from claims.review.highlighting import Paragraph, paragraphs
from factbase.workflow import ClaimState


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim where it stands in a text, in code points."""

    claim: Claim
    start: int
    end: int


def marked(text: ArticleText, claims: Mapping[int, Claim]) -> list[Paragraph[Mark]]:
    """The whole text with those of the claims (by their keys) that stand in it; withdrawn ones are not shown."""
    shown = {pk: claim for pk, claim in claims.items() if claim.state != ClaimState.WITHDRAWN}
    anchors = Anchor.objects.filter(text=text, claim__in=shown, start__isnull=False)
    marks = [
        Mark(shown[pk], start or 0, end or 0) for start, end, pk in anchors.values_list("start", "end", "claim_id")
    ]
    return paragraphs(text.text, [(mark.start, mark.end, mark) for mark in marks])


def marked_between(text: ArticleText, first: int, last: int) -> list[Paragraph[Mark]]:
    """The paragraphs that `text[first:last]` touches, with the claims that stand there."""
    unmarked: list[Paragraph[Mark]] = paragraphs(text.text, ())
    starts = [paragraph.start for paragraph in unmarked]
    low = max(start for start in starts if start <= first)
    high = min((start for start in starts if start >= last), default=len(text.text))
    claims = Claim.objects.filter(anchors__text=text, anchors__start__lt=high, anchors__end__gt=low)
    return [each for each in marked(text, claims.in_bulk()) if low <= each.start < high]
