"""The finished public document of an entry, as stored with each revision.

Public are the entry, its claims with their quote and a little context, and where they stood. Article texts, suggested
or rejected claims, unpublished links and names of staff are not: nothing of them may be added here."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.text import Truncator

from articles.models import Article
from claims.extraction.types import EntityType
from claims.independence.counts import SourceCount
from claims.models import Claim, ClaimLink, Entity, Entry, EntryClaim, Figure
from claims.models.claim import CONTEXT
from claims.publication.prose import plain

SUMMARY = 300  # characters


def entry_document(entry: Entry, *, number: int, corrections: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the public JSON of an entry as revision `number`. Numbers of figures are JSON numbers, dates ISO 8601."""
    rating = entry.rating
    return {
        "id": entry.public_id,
        "url": f"{settings.PUBLIC_URL}{entry.get_absolute_url()}",
        "state": entry.state,
        "language": entry.language,
        "statement": entry.statement,
        "rating": rating and {"key": rating.key, "value": rating.value, "label": rating.label(entry.language)},
        "summary": Truncator(plain(entry.rationale)).chars(SUMMARY),
        "rationale": entry.rationale,
        "topics": entry.topics,
        "published": _moment(entry.published_at),
        "corrected": _moment(entry.corrected_at),
        "revision": number,
        "corrections": corrections,
        "translation_of": entry.translation_of and entry.translation_of.public_id,
        "succeeds": entry.succeeds and entry.succeeds.public_id,
        "evidence": [
            {
                "title": item.title,
                "url": item.url,
                "quote": item.quote,
                "archive_url": item.archive_url,
                "copy": item.copy.document() if item.copy else None,
            }
            for item in entry.evidence.select_related("copy")
        ],
        **_with_people(_claims_and_sources(entry)),
    }


def _with_people(document: dict[str, Any]) -> dict[str, Any]:
    """Say of each claimant whether it is known to be a person; whoever else speaks does so for others."""
    names = {claim["claimant"] for claim in document["claims"]}
    people = set(Entity.objects.filter(type=EntityType.PERSON, key__in=names - {None}).values_list("key", flat=True))
    claims = [claim | {"claimant_is_person": claim["claimant"] in people} for claim in document["claims"]]
    return document | {"claims": claims}


def _moment(value: Any) -> str | None:
    return value.isoformat() if value else None


def _claims_and_sources(entry: Entry) -> dict[str, Any]:
    claims = Claim.objects.filter(entries=entry).for_display().with_current_anchor().in_bulk()
    items = list(entry.entry_claims.all())
    origins = _origins(claims[item.claim_id].article for item in items)
    count = SourceCount.of_claims(claims[item.claim_id] for item in items if item.role in EntryClaim.STATING)
    return {
        "independent_sources": count.sources,
        "articles": count.articles,
        "claims": [
            {"role": item.role, "origin": origins[claims[item.claim_id].article_id]}
            | claim_document(claims[item.claim_id])
            for item in items
        ],
        "links": [link_document(link) for link in ClaimLink.objects.between(claims).publishable()],
    }


def link_document(link: ClaimLink) -> dict[str, Any]:
    """What a person confirmed to hold between two claims, from `a` to `b` where it has a direction."""
    a, b = link_ends(link)
    return {"id": link.public_id, "a": a.public_id, "b": b.public_id, "relation": link.relation}


def _origins(articles: Iterable[Article]) -> dict[int, int]:
    """By article the number of its origin: what goes back to one has one number, from 1 on in the order of claims."""
    numbers: dict[Any, int] = {}
    found = {}
    for article in articles:
        origin = article.family or article
        found[article.pk] = numbers.setdefault((type(origin), origin.pk), len(numbers) + 1)
    return found


def claim_document(claim: Claim) -> dict[str, Any]:
    """The public JSON of one claim, with at most 32 characters of context on each side of its quote.

    The claim comes from `Claim.objects.for_display().with_current_anchor()`.
    """
    selectors = claim.current_anchors[0].selectors() if claim.current_anchors else []
    quote = selectors[0] if selectors else {"prefix": "", "suffix": ""}
    return {
        "id": claim.public_id,
        "label": claim.label,
        "quote": claim.quote,
        "prefix": quote["prefix"][-CONTEXT:],
        "suffix": quote["suffix"][:CONTEXT],
        "language": claim.language,
        "claimant": claim.claimant or None,
        "when": {"value": claim.when_value, "grain": claim.when_grain} if claim.when_value else None,
        "figures": [figure_document(figure) for figure in claim.figures.all()],
        "entities": [
            entity_document(entity) for entity in dict.fromkeys(mention.entity for mention in claim.mentions.all())
        ],
        "article": article_document(claim.article),
    }


def figure_document(figure: Figure) -> dict[str, Any]:
    """The public JSON of a typed figure; an open bound or an unknown property is null."""
    return {
        "surface": figure.surface,
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "modifier": figure.modifier,
        "measure": figure.measure or None,
        "stage": figure.stage or None,
        "giver": figure.giver and figure.giver.key,
        "receiver": figure.receiver and figure.receiver.key,
        "period": figure.period or None,
        "as_of": figure.as_of or None,
        "scope": figure.scope or None,
    }


def number(value: Any) -> int | float | None:
    """A whole number without a decimal point, so that 250000000 stays what it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def link_ends(link: ClaimLink) -> tuple[Claim, Claim]:
    """A directed relation runs from the first to the second, whichever of them came first into the database."""
    return (link.b, link.a) if link.forward is False else (link.a, link.b)


def entity_document(entity: Entity) -> dict[str, Any]:
    return {"id": entity.public_id, "type": entity.type, "key": entity.key, "name": entity.name}


def article_document(article: Article) -> dict[str, Any]:
    """What may be public of an article: title, address, source and date."""
    return {
        "id": article.public_id,
        "title": article.title,
        "url": article.url or None,
        "source": {"id": article.source.public_id, "name": article.source.name},
        "published": article.published or None,
        "language": article.language or None,
    }
