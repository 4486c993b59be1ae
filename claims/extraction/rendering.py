"""Findings as the JSON object that `manage.py extract --json` prints."""

from decimal import Decimal
from typing import Any

from claims.extraction.types import Extraction, Figure, Finding, Role, Span


def as_gold(article_id: str, extraction: Extraction) -> dict[str, Any]:
    """The shape that annotations have; `quantities` of the article are all of its figures, in a claim or not."""
    return {
        "id": article_id,
        "lang": extraction.language,
        "claims": [_claim(f"c{number}", finding) for number, finding in enumerate(extraction.findings, 1)],
        "quantities": [_quantity(figure) for figure in extraction.figures],
        "boilerplate": [_span(span) for span in extraction.furniture],
    }


def _claim(claim_id: str, finding: Finding) -> dict[str, Any]:
    claimant, when = finding.claimant, finding.when
    return {
        "id": claim_id,
        **_span(finding),
        "label": finding.label,
        "claimant": claimant.name if claimant else None,
        "claimant_surface": claimant.surface if claimant else None,
        "quantities": [_quantity(figure) for figure in finding.figures],
        "entities": [{**_span(each), "type": str(each.type), "id": each.id} for each in finding.mentions],
        "when": {**_span(when), "value": when.value, "grain": str(when.grain)} if when else None,
        "score": finding.score,
        "reasons": list(finding.reasons),
    }


def _quantity(figure: Figure) -> dict[str, Any]:
    roles = ("measure", "stage", "giver", "receiver", "period", "as_of", "scope")
    return {
        **_span(figure),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "modifier": str(figure.modifier),
        "of": figure.measure.value if figure.measure else "",
        **{role: _role(getattr(figure, role)) for role in roles},
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "surface": span.surface}


def _role(role: Role | None) -> dict[str, str] | None:
    return {"value": str(role.value), "surface": role.surface} if role else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
