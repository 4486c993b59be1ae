"""A ledger as files: CSV and JSON tell every figure where it stands, SVG is the picture. Each says whence and when."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

import factbase
from claims.ledger.page import Ledger, Row, Section
from claims.models import Figure

FORMULA = ("=", "+", "-", "@", "\t", "\r")
STYLE = Path(factbase.__file__).parent / "static" / "factbase" / "ledger-plot.css"
TOKEN = re.compile(r"var\(--([\w-]+)\)")
# The picture goes to where no stylesheet of ours is: the tokens of factbase.css on paper.
PAPER = {
    "ink": "#1b1a18",
    "muted": "#5c584f",
    "line": "#dfdbd1",
    "surface": "#ffffff",
    "bad": "#9b1c14",
    "sans": "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
    "stage-planned": "#5b6b8c",
    "stage-pledged": "#7a4fa3",
    "stage-allocated": "#a35a00",
    "stage-delivered": "#0b5563",
    "stage-spent": "#17603a",
    "stage-unsaid": "#6d685e",
}


def _csv(ledger: Ledger, _unit: str) -> HttpResponse:
    answer = _attachment(ledger, "csv", "text/csv; charset=utf-8")
    answer.write("\ufeff")  # or spreadsheets take it for another encoding
    rows = [_record(ledger, row, figure) for row in ledger.rows for figure in row.figures]
    writer = csv.DictWriter(answer, rows[0])
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return answer


def _harmless(value: Any) -> Any:
    """Texts of strangers are no formulas of a spreadsheet."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


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
    pictured = [section for section in ledger.sections if section.pictured and (section.unit == unit or not unit)]
    if not pictured:
        raise Http404
    section = pictured[0]
    answer = _attachment(ledger, "svg", "image/svg+xml", section.unit if len(ledger.sections) > 1 else "")
    style = TOKEN.sub(lambda token: PAPER[token[1]], STYLE.read_text())
    context = {
        "ledger": ledger,
        "section": section,
        "plot": section.wide,
        "style": style,
        "name": "file",
        "newsroom": settings.NEWSROOM,
        "now": timezone.now(),
    }
    answer.write(render_to_string("ledger/plot.svg", context))
    return answer


def _attachment(ledger: Ledger, ending: str, content_type: str, unit: str = "") -> HttpResponse:
    series = ledger.series
    parties = [str(party) for party in (series.subject, series.giver, series.receiver) if party]
    name = slugify(" ".join([*parties, series.measure, unit]))[:100]
    disposition = f'attachment; filename="{name}-{timezone.localdate().isoformat()}.{ending}"'
    return HttpResponse(content_type=content_type, headers={"Content-Disposition": disposition})


# Of a ledger; the picture is of one unit, the first where none is asked for.
FILES: dict[str, Callable[[Ledger, str], HttpResponse]] = {"csv": _csv, "json": _json, "svg": _svg}
