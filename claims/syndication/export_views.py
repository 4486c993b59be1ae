"""All that is published, in one answer. Each takes the query string of the list of entries."""

import csv
from collections.abc import Callable, Iterator, Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.publication.addresses import site_of
from claims.publication.site import Site
from claims.publication.standing.reading import standing_names
from claims.syndication.answering import streamed, whole
from claims.syndication.formats.claim_review import Document
from claims.syndication.formats.data_feed import data_feed, dumped, review_lines
from claims.syndication.formats.table import CLAIM, ENTRY, Row, claim_lines, claim_rows, entry_rows
from claims.syndication.reading import documents, published
from factbase.changes.reading import last_change
from factbase.spreadsheets import BOM, harmless

LINES = "application/x-ndjson"


class Echo:
    """A file for `csv` that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


@whole
def claim_review_feed(request: HttpRequest) -> HttpResponseBase:
    changed = last_change()
    pieces = data_feed(
        documents(request.GET), site_of(request, standing_names()), changed.at.isoformat() if changed else ""
    )
    return streamed(pieces, "application/ld+json")


@whole
def claim_review_lines(request: HttpRequest) -> HttpResponseBase:
    return streamed(review_lines(documents(request.GET), site_of(request, standing_names())), LINES)


@whole
def entry_lines(request: HttpRequest) -> HttpResponseBase:
    """Documents as they are stored: one a line."""
    return streamed((f"{document}\n" for document in published(request.GET).iterator(chunk_size=500)), LINES)


@whole
def claims_lines(request: HttpRequest) -> HttpResponseBase:
    found = (claim for document in documents(request.GET) for claim in claim_lines(document))
    return streamed((dumped(claim) + "\n" for claim in found), LINES)


@whole
def entries_table(request: HttpRequest) -> HttpResponseBase:
    return _table(request, "entries", ENTRY, entry_rows)


@whole
def claims_table(request: HttpRequest) -> HttpResponseBase:
    return _table(request, "claims", CLAIM, claim_rows)


def _table(
    request: HttpRequest, name: str, columns: Sequence[str], rows: Callable[[Document, Site], Iterator[Row]]
) -> HttpResponseBase:
    site = site_of(request)
    found = (row for document in documents(request.GET) for row in rows(document, site))
    answer = streamed(_csv(found, columns), "text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _csv(rows: Iterator[Row], columns: Sequence[str]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BOM + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([harmless(row[name]) for name in columns])
