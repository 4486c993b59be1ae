"""What the engine makes of a span of an article, and what of it a claim would take over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import ArticleText
from claims.extraction import Finding, SpanReading, read_span
from claims.findings import claim_columns, figures_unsaved
from claims.models import Anchor, Claim, Figure
from factbase.history.models import Event
from factbase.workflow import ClaimState

# What a person may have corrected, and what is read with it.
READ = {
    "label": ("label",),
    "claimant": ("claimant", "claimant_words"),
    "when_value": ("when_value", "when_grain", "when_words"),
}
OVERLAPPING = 5


def span_read(text: ArticleText, span: tuple[int, int]) -> SpanReading:
    """As extraction would read it in this article. Raises ValueError where no words stand."""
    article = text.article
    return read_span(
        text.text,
        span,
        language=article.language or None,
        published=article.published_on,
        title=article.title or None,
    )


def overlapping(text: ArticleText, span: tuple[int, int], but: Claim | None = None) -> list[Claim]:
    """Claims that share words with the span, in the order of the text."""
    start, end = span
    sharing = _standing(text).filter(start__lt=end, end__gt=start).exclude(claim=but)
    return [anchor.claim for anchor in sharing.order_by("start")[:OVERLAPPING]]


def twin(text: ArticleText, span: tuple[int, int]) -> Claim | None:
    """The claim that has exactly these words, spaces around them apart."""
    start, end = span
    words = text.text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    anchor = _standing(text).filter(start=start, end=end).first()
    return anchor.claim if anchor else None


def claim_before(claim: Claim) -> Claim | None:
    """The claim whose row stands above that of a claim in the list of its article."""
    anchor = claim.current_anchors[0]
    above = Q(start__lt=anchor.start) | Q(start=anchor.start, claim__lt=claim)
    last = Anchor.objects.filter(above, text=anchor.text, current=True).order_by("start", "claim_id").last()
    return last.claim if last else None


def _standing(text: ArticleText) -> QuerySet[Anchor]:
    return (
        Anchor.objects.filter(text=text, current=True)
        .exclude(claim__state=ClaimState.WITHDRAWN)
        .select_related("claim")
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What a claim says once its span is another one. What people corrected stays as far as its words do."""

    reading: SpanReading
    columns: dict[str, Any]
    kept: tuple[Figure, ...]
    lost: tuple[Figure, ...]

    @property
    def finding(self) -> Finding:
        return self.reading.finding

    def figures(self, claim: Claim) -> list[Figure]:
        """As they would be stored, in order of the words."""
        return sorted([*self.kept, *figures_unsaved(claim, self.finding)], key=lambda figure: figure.start)


def change_to(claim: Claim, anchor: Anchor, text: ArticleText, span: tuple[int, int]) -> Change:
    reading = span_read(text, span)
    finding, corrected = reading.finding, corrected_names(claim)
    found = claim_columns(finding)
    columns = {name: found[name] for known, names in READ.items() if known not in corrected for name in names}
    columns["quote"] = finding.surface
    if "figures" not in corrected:
        return Change(reading, columns, (), ())
    stored = list(claim.figures.all())
    kept = tuple(_moved(stored, finding.surface, (anchor.start or 0) - finding.start))
    lost = tuple(figure for figure in stored if figure.pk not in {each.pk for each in kept})
    added = tuple(figure for figure in finding.figures if _is_outside(anchor, figure.start, figure.end))
    return Change(replace(reading, finding=replace(finding, figures=added)), columns, kept, lost)


def corrected_names(claim: Claim) -> set[str]:
    """What people changed by hand: a new reading leaves it alone."""
    events = Event.objects.filter(kind=Event.Kind.CLAIM, subject=claim.public_id, action="edit", by__isnull=False)
    return {name for event in events for name, value in event.after.items() if event.before.get(name) != value}


def _is_outside(anchor: Anchor, start: int, end: int) -> bool:
    """Whether it lies in words that the span did not have: what a person made of the old ones stands."""
    return anchor.start is None or anchor.end is None or end <= anchor.start or start >= anchor.end


def _moved(figures: list[Figure], quote: str, by: int) -> Iterator[Figure]:
    """The figures whose words stand in the quote, with their offsets in it."""
    for figure in figures:
        start = figure.start + by
        if start < 0 or not quote.startswith(figure.surface, start):
            start = quote.find(figure.surface)
        if start >= 0:
            figure.start, figure.end = start, start + figure.end - figure.start
            yield figure
