"""The engine's findings into the database: what the extraction stage of an article does."""

import logging
from collections.abc import Iterable

from django.db import transaction

from articles.models import Article, ArticleText
from articles.services import article_fail, stage_begin, stage_values
from claims.anchoring import reanchor
from claims.extraction import VERSION, Finding, extract
from claims.findings import claim_columns, replace_parts
from claims.linking import links_reopen
from claims.models import Anchor, Claim
from factbase.history.services import state_move
from factbase.workflow import ArticleState, ClaimState

log = logging.getLogger(__name__)

# A finding and a claim that share more than this part of their spans (intersection over union) are the same sentence.
COVERS = 0.5


def article_extract(article: Article) -> bool:
    """Run the engine on the current text and store what it finds; return whether this call did it.

    Safe to run twice and at the same time: the row is locked and its state checked, and all is one transaction.
    """
    if article.state != ArticleState.STORED or not stage_begin(article):
        return False
    try:
        with transaction.atomic():
            return _extract(Article.objects.select_for_update().get(pk=article.pk))
    except Exception as error:
        log.exception("extraction of %s failed", article.public_id)
        article.refresh_from_db()
        article_fail(article, f"{type(error).__name__}: {error}")
        return False


def _extract(article: Article) -> bool:
    if article.state != ArticleState.STORED:
        return False
    text = article.text
    assert text is not None  # noqa: S101 - the database holds this for every stored article
    language = article.language or None
    found = extract(text.text, language=language, published=article.published_on, title=article.title or None)
    claims = _claims_in(article, text)
    _store(article, text, found.findings, claims, found.language)
    engine = {"engine": VERSION, "language": found.language[:8]}
    state_move(article, "extract", **stage_values(), **engine)
    return True


def _claims_in(article: Article, text: ArticleText) -> list[Claim]:
    """The article's claims, each with its current anchor in `text` as `claim.place`; re-anchored where needed."""
    claims = list(Claim.objects.filter(article=article).with_current_anchor())
    for claim in claims:
        claim.place = claim.current_anchors[0]
        if claim.place.text_id != text.pk:
            claim.place = _reanchor(claim.place, text)
    return claims


def _reanchor(anchor: Anchor, text: ArticleText) -> Anchor:
    if anchor.start is None or anchor.end is None:
        place = reanchor(anchor.claim.quote, 0, len(anchor.claim.quote), text.text)
    else:
        place = reanchor(anchor.text.text, anchor.start, anchor.end, text.text)
    Anchor.objects.filter(pk=anchor.pk).update(current=False)
    moved = Anchor.objects.create(claim=anchor.claim, text=text, state=place.state, start=place.start, end=place.end)
    if place.state in (Anchor.State.CHANGED, Anchor.State.GONE):
        links_reopen(anchor.claim, why=f"the sentence is {place.state} in a newer text")
    return moved


def _store(
    article: Article, text: ArticleText, findings: Iterable[Finding], claims: list[Claim], language: str
) -> None:
    """Findings that no claim covers become claims; a claim nobody touched follows its finding, or is withdrawn."""
    unseen = {claim.pk: claim for claim in claims}
    fresh = []
    for finding in findings:
        claim = max(claims, key=lambda claim: _overlap(claim.place, finding), default=None)
        if claim is None or _overlap(claim.place, finding) <= COVERS:
            fresh.append(finding)
        elif unseen.pop(claim.pk, None) and not claim.decided:
            _follow(claim, finding)
    _create(article, text, fresh, language)
    for claim in unseen.values():
        if claim.state == ClaimState.SUGGESTED and not claim.decided:
            state_move(claim, "withdraw", why=f"the engine {VERSION} no longer finds it")


def _overlap(place: Anchor, finding: Finding) -> float:
    if place.start is None or place.end is None:
        return 0.0
    both = max(0, min(place.end, finding.end) - max(place.start, finding.start))
    return both / (place.end - place.start + finding.end - finding.start - both)


def _follow(claim: Claim, finding: Finding) -> None:
    """Bring a claim that no person touched up to date with what the engine finds now."""
    if claim.state == ClaimState.WITHDRAWN:
        state_move(claim, "undo", why=f"the engine {VERSION} finds it again")
    changed = claim.quote != finding.surface
    Claim.objects.filter(pk=claim.pk).update(engine=VERSION, **claim_columns(finding))
    Anchor.objects.filter(pk=claim.place.pk).update(start=finding.start, end=finding.end)
    replace_parts([(claim, finding)])
    if changed:
        links_reopen(claim, why="the sentence changed")


def _create(article: Article, text: ArticleText, findings: list[Finding], language: str) -> None:
    claims = Claim.objects.bulk_create(
        Claim(article=article, language=language[:8], engine=VERSION, **claim_columns(finding)) for finding in findings
    )
    pairs = list(zip(claims, findings, strict=True))
    Anchor.objects.bulk_create(
        Anchor(claim=claim, text=text, start=finding.start, end=finding.end) for claim, finding in pairs
    )
    replace_parts(pairs)
