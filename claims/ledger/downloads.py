"""A ledger as files: figure by figure as CSV and JSON, as a picture in SVG and PNG. Each says whence and when."""

import csv
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from claims.ledger.page import Ledger, Row, Section
from claims.ledger.picture import png_of, svg_of
from claims.models import Figure
from factbase.spreadsheets import BOM, harmless

Draw = Callable[[Ledger, Section], str | bytes]


def _csv(ledger: Ledger, _unit: str) -> HttpResponse:
    answer = _attachment(ledger, "csv", "text/csv; charset=utf-8")
    answer.write(BOM)
    rows = [_record(ledger, row, figure) for row in ledger.rows for figure in row.figures]
    writer = csv.DictWriter(answer, rows[0])
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return answer


def _json(ledger: Ledger, _unit: str) -> HttpResponse:
    document = {
        "ledger": str(ledger.series),
        "newsroom": settings.NEWSROOM,
        "retrieved": timezone.localtime().isoformat(timespec="seconds"),
        "figures": [_record(ledger, row, figure) for row in ledger.rows for figure in row.figures],
        "sums": [_sum(section, each) for section in ledger.sections for each in section.sums],
        "conflicts": [
            {"claims": [_public_id(ledger, link.a_id), _public_id(ledger, link.b_id)], "state": link.state}
            for link in ledger.links
        ],
    }
    answer = _attachment(ledger, "json", "application/json")
    answer.write(json.dumps(document, ensure_ascii=False, indent=1, default=str))
    return answer


def _public_id(ledger: Ledger, claim: int) -> str:
    return next(figure.claim.public_id for figure in ledger.figures if figure.claim_id == claim)


def _sum(section: Section, of: Any) -> dict[str, Any]:
    return {
        "unit": section.unit,
        "amount": _number(of.amount),
        "parts": [section.row_of(part).number for part in of.parts],
        "totals": [section.row_of(total).number for total in of.totals],
        "called_additional": [section.row_of(mark).number for mark in of.again],
    }


def _record(ledger: Ledger, row: Row, figure: Figure) -> dict[str, Any]:
    claim, article = figure.claim, figure.claim.article
    return {
        "ledger": str(ledger.series),
        "row": row.number,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "modifier": figure.modifier,
        "stage": figure.stage,
        "scope": figure.scope,
        "period": figure.period,
        "as_of": figure.as_of,
        "presumed": figure.pk in row.presumed,
        "words": figure.surface,
        "claimant": claim.claimant,
        "claim": claim.public_id,
        "claim_state": claim.state,
        "quote": claim.quote,
        "language": claim.language,
        "source": article.source.name,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "independent_sources": row.count.sources,
        "articles": row.count.articles,
    }


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _svg(ledger: Ledger, unit: str) -> HttpResponse:
    return _picture(ledger, _pictured(ledger, unit), "svg", "image/svg+xml", svg_of)


def _png(ledger: Ledger, unit: str) -> HttpResponse:
    return _picture(ledger, _pictured(ledger, unit), "png", "image/png", png_of)


def _picture(ledger: Ledger, section: Section, ending: str, content_type: str, draw: Draw) -> HttpResponse:
    answer = _attachment(ledger, ending, content_type, section.unit if len(ledger.sections) > 1 else "")
    answer.write(draw(ledger, section))
    return answer


def _pictured(ledger: Ledger, unit: str) -> Section:
    """What the picture is of: the figures in that unit, or in the first one where none is asked for."""
    for section in ledger.sections:
        if section.pictured and (section.unit == unit or not unit):
            return section
    raise Http404


def _attachment(ledger: Ledger, ending: str, content_type: str, unit: str = "") -> HttpResponse:
    series = ledger.series
    parties = [str(party) for party in (series.subject, series.giver, series.receiver) if party]
    name = slugify(" ".join([*parties, series.measure, unit]))[:100]
    disposition = f'attachment; filename="{name}-{timezone.localdate().isoformat()}.{ending}"'
    return HttpResponse(content_type=content_type, headers={"Content-Disposition": disposition})


# Of a ledger; a picture is of one unit.
FILES: dict[str, Callable[[Ledger, str], HttpResponse]] = {"csv": _csv, "json": _json, "svg": _svg, "png": _png}
