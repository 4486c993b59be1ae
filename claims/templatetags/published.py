"""What published documents hold, in the reader's language. Documents carry codes and ISO 8601; people read words."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from claims.ledger.page import Section
from claims.models import EntryClaim, Figure
from claims.models.claim import CONTEXT
from claims.publication.plotting import plot_of
from claims.publication.prose import TOP, render_markdown
from claims.publication.subjects import entity_address
from claims.wording.figures import amount, scope_words, stage_words
from claims.wording.parties import entity_words, name_words, party_words
from claims.wording.terms import measure_words
from claims.wording.times import moment

register = template.Library()
register.filter(moment)
register.filter("party", party_words)
register.filter("measure", measure_words)
register.filter("name", name_words)
register.filter("stage", stage_words)
register.filter("scope", scope_words)
register.filter("entity", entity_words)
register.filter(entity_address)

ROLES = {"supporting": _("Supports it"), "contradicting": _("Contradicts it")}
SCALE = (1, 2, 3, 4, 5)


@register.filter
def markdown(text: str, top: int = TOP) -> SafeString:
    return mark_safe(render_markdown(text, top))  # noqa: S308 (render_markdown cleans it)


@register.filter
def words_before(context: str) -> str:
    """The context in front of a quote without the word, or the number, that its limit cut in two."""
    if len(context) < CONTEXT:
        return context
    return f"…\N{NO-BREAK SPACE}{context.partition(' ')[2]}"


@register.filter
def words_after(context: str) -> str:
    """The same behind a quote."""
    if len(context) < CONTEXT:
        return context
    return f"{context.rpartition(' ')[0]}\N{NO-BREAK SPACE}…"


@register.filter
def published_amount(figure: dict[str, Any]) -> str:
    """The number of a figure in a document."""
    low, high = (None if figure[end] is None else Decimal(str(figure[end])) for end in ("low", "high"))
    return amount(Figure(low=low, high=high, unit=figure["unit"], modifier=figure["modifier"]))


@register.filter
def steps(value: int | None) -> list[bool]:
    """The scale of a verdict as filled and empty steps; empty where the verdict stands outside of the scale."""
    return [step <= value for step in SCALE] if value else []


@register.filter
def with_role(claims: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    return [claim for claim in claims if claim["role"] == role]


@register.filter
def origins(document: dict[str, Any]) -> list[list[list[dict[str, Any]]]]:
    """Where the checked claim stood: by origin the articles, and by article its claims.

    Nothing where that is one article: it is told with the claim.
    """
    stating = [claim for claim in document["claims"] if claim["role"] in EntryClaim.STATING]
    groups: dict[int, dict[str, list[dict[str, Any]]]] = {}
    for number, claim in enumerate(stating):
        articles = groups.setdefault(claim.get("origin", -number), {})
        articles.setdefault(claim["article"]["id"], []).append(claim)
    found = [list(articles.values()) for articles in groups.values()]
    return found if sum(map(len, found)) > 1 else []


@register.filter
def pictured(document: dict[str, Any]) -> Section | None:
    """The figures of a document as a plot, where there are enough."""
    return plot_of(document)


@register.filter
def named_entities(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Whom the claims of a document name, each once."""
    return list({entity["id"]: entity for claim in document["claims"] for entity in claim["entities"]}.values())


@register.filter
def beside(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What does not say the same as the checked claim."""
    return [claim for claim in claims if claim["role"] not in EntryClaim.STATING]


@register.filter
def role_words(claim: dict[str, Any]) -> str | Promise:
    """What a claim beside the checked one does to it; evidence needs no word, it stands under that heading."""
    return ROLES.get(claim["role"], "")
