"""A draft beside what the desk knows."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from claims.lint.forms import DraftForm
from claims.lint.linting import Found, Span, text_lint
from claims.lint.ruling import Kind
from claims.review.highlighting import Paragraph, paragraphs
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest

MOST = 3  # finds of a sentence that are open


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A sentence under its number."""

    number: int
    span: Span

    @property
    def shown(self) -> tuple[Found, ...]:
        """What is told at once: what entries say of it, or the best of the claims that nobody checked."""
        telling = sum(found.kind != Kind.UNCHECKED for found in self.span.found)
        return self.span.found[: min(MOST, telling) or 1]

    @property
    def more(self) -> tuple[Found, ...]:
        return self.span.found[len(self.shown) :]


@require_http_methods(["GET", "POST"])
@needs("claims.view_claim")
def draft(request: DeskRequest) -> HttpResponse:
    form = DraftForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "lint/draft.html", {"form": form}, status=status)
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    found = text_lint(text, published=form.cleaned_data["published"], everything=True)
    rows = [Row(number, span) for number, span in enumerate(found.spans, start=1)]
    context = {
        "form": form,
        "lint": found,
        "against": [row for row in rows if row.span.speaks_against],
        "others": [row for row in rows if not row.span.speaks_against and row.span.found],
        "unknown": [row for row in rows if not row.span.found],
        "paragraphs": _marked(text, rows),
    }
    return render(request, "lint/draft.html", context)


def _marked(text: str, rows: list[Row]) -> list[Paragraph[Row]]:
    return paragraphs(text, ((row.span.finding.start, row.span.finding.end, row) for row in rows))
