"""The engine's findings into the database: what the extraction stage of an article does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from articles.models import Article, ArticleText
from articles.services import article_fail, stage_begin, stage_values
from claims.anchoring import reanchor
from claims.consulting import article_in_hand, reading_record, text_ask
from claims.extraction import VERSION, Extraction, Finding, conclude, read
from claims.findings import claim_columns, replace_parts
from claims.language_model import Answer, Outcome, admit
from claims.linking import links_reopen
from claims.models import Anchor, Claim
from claims.reopening import claim_changed, claim_gone
from claims.rewording import swap
from factbase.history.services import state_move
from factbase.workflow import ArticleState, ClaimState

log = logging.getLogger(__name__)

# A finding and a claim that share more than this part of their spans (intersection over union) are the same sentence.
COVERS = 0.5


def article_extract(article: Article, consult: Callable[[ArticleText], Answer | None] = text_ask) -> bool:
    """Run the engine on the current text and store what it finds; return whether this call did it.

    Safe to run twice and at the same time: the row is locked and its state checked, and all is one transaction. A
    language model is consulted before that, for nobody should wait for it; a text that changed meanwhile is left to
    whoever was told of the new one.
    """
    if article.state != ArticleState.STORED or article_in_hand(article) or not stage_begin(article):
        return False
    try:
        text = article.texts.get(number=article.text_number)
        answer = consult(text)
        with transaction.atomic():
            return _extract(Article.objects.select_for_update().get(pk=article.pk), text, answer)
    except Exception as error:
        log.exception("extraction of %s failed", article.public_id)
        article.refresh_from_db()
        article_fail(article, f"{type(error).__name__}: {error}")
        return False


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its anchor in the text that is being read."""

    claim: Claim
    anchor: Anchor

    @property
    def awaits_model(self) -> bool:
        """Only the model that found it could say that it is none, and its words still stand there."""
        return bool(self.claim.model) and self.anchor.state in (Anchor.State.EXACT, Anchor.State.MOVED)

    def overlap(self, finding: Finding) -> float:
        """Intersection over union of the two spans; 0 for a claim that is gone."""
        start, end = self.anchor.start, self.anchor.end
        if start is None or end is None:
            return 0.0
        both = max(0, min(end, finding.end) - max(start, finding.start))
        return both / (end - start + finding.end - finding.start - both)


def _extract(article: Article, text: ArticleText, answer: Answer | None) -> bool:
    if article.state != ArticleState.STORED or article.text_number != text.number:
        return False
    language = article.language or None
    reading = read(text.text, language=language, published=article.published_on, title=article.title or None)
    report = admit(reading, answer) if answer else None
    if answer and report:
        reading_record(text, answer, report)
    found = conclude(reading)
    heard = report is not None and report.outcome is Outcome.READ
    _store(article, text, found, _placed(article, text), heard=heard)
    state_move(article, "extract", **stage_values(), engine=VERSION, language=found.language[:8])
    return True


def _placed(article: Article, text: ArticleText) -> list[Placed]:
    """The article's claims where they stand in `text`; re-anchored where their anchor is in an older one."""
    claims = Claim.objects.filter(article=article).with_current_anchor()
    return [Placed(claim, _anchor(claim, claim.current_anchors[0], text)) for claim in claims]


def _anchor(claim: Claim, anchor: Anchor, text: ArticleText) -> Anchor:
    if anchor.text_id == text.pk:
        return anchor
    if anchor.start is None or anchor.end is None:
        old, start, end = claim.quote, 0, len(claim.quote)
    else:
        old, start, end = anchor.text.text, anchor.start, anchor.end
    place = reanchor(old, start, end, text.text, claim.language)
    Anchor.objects.filter(pk=anchor.pk).update(current=False)
    fresh = Anchor.objects.create(claim=claim, text=text, state=place.state, start=place.start, end=place.end)
    was_gone = anchor.state == Anchor.State.GONE
    if place.state == Anchor.State.CHANGED:
        claim_changed(claim, old[start:end], text.text[place.start : place.end], number=text.number)
    elif place.state == Anchor.State.GONE and not was_gone:
        claim_gone(claim, number=text.number)
    return fresh


def _store(article: Article, text: ArticleText, found: Extraction, placed: list[Placed], *, heard: bool) -> None:
    """Findings that no claim covers become claims; a claim nobody touched follows its finding, or is withdrawn.

    Unless the language model was heard about the whole text: what only it had found stays while its words do.
    """
    unseen = {item.claim.pk: item for item in placed}
    fresh = []
    for finding in found.findings:
        best = max(placed, key=lambda item: item.overlap(finding), default=None)
        if best is None or best.overlap(finding) <= COVERS:
            if not _cut_up(finding, placed):
                fresh.append(finding)
        elif unseen.pop(best.claim.pk, None) and not best.claim.decided:
            _follow(best, finding)
    _create(article, text, fresh, found.language)
    for item in unseen.values():
        claim = item.claim
        if claim.state == ClaimState.SUGGESTED and not claim.decided and (heard or not item.awaits_model):
            state_move(claim, "withdraw", why=f"{_finder(claim.model)} no longer finds it")


def _cut_up(finding: Finding, placed: list[Placed]) -> bool:
    """Whether its words stand in claims that a person split or merged: no claim covers it, but all of them do."""
    shared = [
        max(0, min(item.anchor.end, finding.end) - max(item.anchor.start, finding.start))
        for item in placed
        if item.claim.edited and item.anchor.start is not None and item.anchor.end is not None
    ]
    return sum(shared) > COVERS * (finding.end - finding.start)


def _finder(model: str) -> str:
    return f"the language model {model}" if model else f"the engine {VERSION}"


def _follow(placed: Placed, finding: Finding) -> None:
    """Bring a claim that no person touched up to date with what the engine finds now."""
    claim = placed.claim
    if claim.state == ClaimState.WITHDRAWN:
        state_move(claim, "undo", why=f"{_finder(finding.found_by)} finds it again")
    changed = swap(claim.quote, finding.surface, claim.language)
    Claim.objects.filter(pk=claim.pk).update(**claim_columns(finding))
    Anchor.objects.filter(pk=placed.anchor.pk).update(start=finding.start, end=finding.end)
    replace_parts([(claim, finding)])
    if changed:
        links_reopen(claim, why=f"the sentence changed: {changed}")


def _create(article: Article, text: ArticleText, findings: list[Finding], language: str) -> None:
    claims = Claim.objects.bulk_create(
        Claim(article=article, language=language[:8], **claim_columns(finding)) for finding in findings
    )
    pairs = list(zip(claims, findings, strict=True))
    Anchor.objects.bulk_create(
        Anchor(claim=claim, text=text, start=finding.start, end=finding.end) for claim, finding in pairs
    )
    replace_parts(pairs)
