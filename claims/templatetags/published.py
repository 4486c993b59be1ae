"""What published documents hold, in the reader's language. Documents carry codes and ISO 8601; people read words."""

import datetime as dt
from decimal import Decimal
from typing import Any

from babel import Locale
from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext_lazy as _

from claims.models import EntryClaim, Figure
from claims.models.claim import CONTEXT
from claims.publication.prose import render_markdown
from claims.wording.figures import amount

register = template.Library()

ROLES = {"supporting": _("Supports it"), "contradicting": _("Contradicts it")}
SCALE = (1, 2, 3, 4, 5)
YEAR, MONTH, DAY = len("2024"), len("2024-07"), len("2024-07-10")


@register.filter
def markdown(text: str) -> SafeString:
    return mark_safe(render_markdown(text))  # noqa: S308 (render_markdown cleans it)


@register.filter
def moment(value: str | None) -> str:
    """An ISO 8601 day, month, year, instant or interval as people write it; anything else as it stands."""
    parts = (value or "").split("/")
    return " – ".join(_point(part) for part in parts if part)


def _point(value: str) -> str:
    try:
        if len(value) == DAY:
            return date_format(dt.date.fromisoformat(value), "DATE_FORMAT")
        if len(value) == MONTH:
            return date_format(dt.date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
        if len(value) > DAY:
            return date_format(localtime(dt.datetime.fromisoformat(value)), "DATE_FORMAT")
    except ValueError:
        pass
    return value


@register.filter
def words_before(context: str) -> str:
    """The context in front of a quote without the word, or the number, that its limit cut in two."""
    if len(context) < CONTEXT:
        return context
    return f"… {context.partition(' ')[2]}"


@register.filter
def words_after(context: str) -> str:
    """The same behind a quote."""
    if len(context) < CONTEXT:
        return context
    return f"{context.rpartition(' ')[0]} …"


@register.filter
def published_amount(figure: dict[str, Any]) -> str:
    """The number of a figure in a document."""
    low, high = (None if figure[end] is None else Decimal(str(figure[end])) for end in ("low", "high"))
    return amount(Figure(low=low, high=high, unit=figure["unit"], modifier=figure["modifier"]))


@register.filter
def party(key: str | None) -> str:
    """The name of a giver or receiver: countries stand in documents by their ISO 3166 code."""
    territories = Locale.parse(to_locale(get_language() or "en")).territories
    return territories.get(key, key) if key else ""


@register.filter
def steps(value: int | None) -> list[bool]:
    """The scale of a verdict as filled and empty steps; empty where the verdict stands outside of the scale."""
    return [step <= value for step in SCALE] if value else []


@register.filter
def words(code: str | None) -> str:
    """A code of several words, such as `more_than`, as words."""
    return (code or "").replace("_", " ")


@register.filter
def with_role(claims: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    return [claim for claim in claims if claim["role"] == role]


@register.filter
def beside(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What does not say the same as the checked claim."""
    return [claim for claim in claims if claim["role"] not in EntryClaim.STATING]


@register.filter
def role_words(claim: dict[str, Any]) -> str | Promise:
    """What a claim beside the checked one does to it; evidence needs no word, it stands under that heading."""
    return ROLES.get(claim["role"], "")
