"""What the desk's endpoints answer. Callers fetch beforehand what it takes: nothing here may cost a query a row."""

from typing import Any

from articles.models import Article, ArticleText, Family, Feed, Source
from articles.services import Outcome
from claims.independence.counts import SourceCount
from claims.models import Anchor, Claim, ClaimLink, Cluster, Figure
from claims.publication.render import article_document, entity_document, figure_document, link_ends
from claims.wording.reasons import reason_words
from factbase.access.models import User
from factbase.history.models import Event

_PARTS_WITH_WORDS = ("measure", "stage", "giver", "receiver", "period", "as_of", "scope")


def source_summary(source: Source) -> dict[str, Any]:
    return {"id": source.public_id, "name": source.name}


def source_document(source: Source) -> dict[str, Any]:
    return source_summary(source) | {
        "key": source.key,
        "language": source.language or None,
        "is_agency": source.is_agency,
    }


def feed_document(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.public_id,
        "url": feed.url,
        "source": source_summary(feed.source),
        "active": feed.active,
        "interval": int(feed.interval.total_seconds()),
        "due": feed.due_at,
        "polled": feed.polled_at,
        "failures": feed.failures,
        "error": feed.last_error or None,
    }


def desk_article(article: Article) -> dict[str, Any]:
    return article_document(article) | {
        "external_id": article.external_id or None,
        "byline": article.byline or None,
        "state": article.state,
        "since": article.state_since,
        "attempts": article.attempts,
        "failed_stage": article.failed_stage or None,
        "failure": article.failure or None,
        "family": article.family and family_document(article.family),
        "duplicate_of": article.duplicate_of and article.duplicate_of.public_id,
        "received": article.received_at,
        "engine": article.engine or None,
    }


def family_document(family: Family) -> dict[str, Any]:
    return {"id": family.public_id, "origin": family.origin and family.origin.public_id}


def desk_article_detail(article: Article) -> dict[str, Any]:
    return desk_article(article) | {"text": text_document(article.text)}


def text_document(text: ArticleText | None) -> dict[str, Any] | None:
    if text is None:
        return None
    return {"number": text.number, "text": text.text, "sha256": text.sha256, "stored": text.stored_at}


def desk_figure(figure: Figure) -> dict[str, Any]:
    words = {part: getattr(figure, f"{part}_words") or None for part in _PARTS_WITH_WORDS}
    return figure_document(figure) | {"start": figure.start, "end": figure.end, "words": words}


def desk_claim(claim: Claim, current: Anchor | None) -> dict[str, Any]:
    """`current` is the claim's anchor in the current text."""
    entities = {mention.entity_id: mention.entity for mention in claim.mentions.all()}
    when = {"value": claim.when_value, "grain": claim.when_grain, "words": claim.when_words or None}
    return {
        "id": claim.public_id,
        "state": claim.state,
        "origin": claim.origin,
        "edited": claim.edited,
        "label": claim.label,
        "quote": claim.quote,
        "language": claim.language,
        "claimant": claim.claimant or None,
        "claimant_words": claim.claimant_words or None,
        "when": when if claim.when_value else None,
        "score": claim.score,
        "reasons": claim.reasons,
        "engine": claim.engine or None,
        "created": claim.created_at,
        **_decision(claim),
        "figures": [desk_figure(figure) for figure in claim.figures.all()],
        "entities": [entity_document(entity) for entity in entities.values()],
        "anchor": current and desk_anchor(current),
        "article": article_document(claim.article),
    }


def desk_claim_detail(claim: Claim, links: list[ClaimLink], events: list[Event]) -> dict[str, Any]:
    anchors = list(claim.anchors.all())
    current = next((anchor for anchor in anchors if anchor.current), None)
    return desk_claim(claim, current) | {
        "anchors": [desk_anchor(anchor) | {"selector": anchor.selectors()} for anchor in anchors],
        "links": [desk_link(link) for link in links],
        "events": [desk_event(event) for event in events],
    }


def desk_anchor(anchor: Anchor) -> dict[str, Any]:
    return {
        "text": anchor.text.number,
        "state": anchor.state,
        "current": anchor.current,
        "start": anchor.start,
        "end": anchor.end,
    }


def desk_link(link: ClaimLink) -> dict[str, Any]:
    """A directed relation runs from `a` to `b`, whichever of the two came first into the database."""
    a, b = map(_claim_summary, link_ends(link))
    return {
        "id": link.public_id,
        "a": a,
        "b": b,
        "relation": link.relation,
        "state": link.state,
        "score": link.score,
        "reasons": [reason_words(reason) for reason in link.reasons],
        "created": link.created_at,
        **_decision(link),
    }


def cluster_document(cluster: Cluster) -> dict[str, Any]:
    claims = list(cluster.claims.all())
    count = SourceCount.of_claims(claims)
    return {
        "id": cluster.public_id,
        "title": cluster.title,
        "claims": [claim.public_id for claim in claims],
        "independent_sources": count.sources,
        "articles": count.articles,
        "entry": cluster.entry and cluster.entry.public_id,
        "created": cluster.created_at,
        "created_by": username(cluster.created_by),
    }


def _claim_summary(claim: Claim) -> dict[str, Any]:
    return {"id": claim.public_id, "label": claim.label, "article": claim.article.public_id}


def _decision(row: Any) -> dict[str, Any]:
    return {"decided": row.decided_at, "decided_by": username(row.decided_by)}


def desk_event(event: Event) -> dict[str, Any]:
    return {"action": event.action, "at": event.at, "by": username(event.by), "why": event.why or None}


def username(user: User | None) -> str | None:
    return user.get_username() if user else None


def taken(outcome: Outcome) -> dict[str, Any]:
    return {"status": outcome.status, "article": outcome.public_id or None, "detail": outcome.reason}
