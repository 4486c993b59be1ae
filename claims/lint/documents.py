"""What programs are told of a draft."""

from typing import Any

from claims.findings import figures_unsaved
from claims.lint.linting import Found, Lint, Span
from claims.lint.standing import Document, Standing
from claims.models import Claim
from claims.publication.parts import IN_ENTRY
from claims.publication.render import figure_document
from claims.wording.reasons import reason_words

OF_ENTRY = ("id", "url", "language", "statement", "rating", "published", "corrected", "revision")


def lint_document(lint: Lint) -> dict[str, Any]:
    return {"language": lint.language, "counts": lint.counts, "spans": [_span(span) for span in lint.spans]}


def _span(span: Span) -> dict[str, Any]:
    finding = span.finding
    when = finding.when and {"value": finding.when.value, "grain": finding.when.grain}
    return {
        "start": finding.start,
        "end": finding.end,
        "quote": finding.surface,
        "label": finding.label,
        "kind": span.kind,
        "bearing": span.bearing,
        "claimant": finding.claimant and finding.claimant.name,
        "when": when,
        "figures": [figure_document(figure) for figure in figures_unsaved(Claim(), finding)],
        "found": [_found(found) for found in span.found],
    }


def _found(found: Found) -> dict[str, Any]:
    judgement = found.compared.judgement
    return {
        "kind": found.kind,
        "bearing": found.bearing,
        "relation": judgement.relation,
        "score": round(judgement.score, 4),
        "reasons": [reason_words(reason) for reason in found.compared.reasons],
        **_standing(found.standing),
        "superseded_by": found.later and _standing(found.later),
    }


def _standing(standing: Standing) -> dict[str, Any]:
    claim = {name: value for name, value in standing.claim.items() if name not in IN_ENTRY}
    return {"claim": claim, "entry": standing.entry and _entry(standing.entry, standing.role)}


def _entry(entry: Document, role: str) -> dict[str, Any]:
    return {name: entry[name] for name in OF_ENTRY} | {"role": role}
