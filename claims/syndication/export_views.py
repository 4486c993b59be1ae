"""All that is published, in one answer. Each takes the query string of the list of entries."""

import csv
from collections.abc import Callable, Iterator, Sequence

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from claims.publication.addresses import site_of
from claims.publication.site import Site
from claims.publication.standing.reading import standing_names
from claims.syndication.answering import Export, streamed
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


def _presented(request: Request) -> Site:
    """This newsroom with what it says about itself."""
    return site_of(request._request, standing_names())


class ClaimReviewFeed(Export):
    def all_of_it(self, request: Request) -> HttpResponseBase:
        changed = last_change()
        when = changed.at.isoformat() if changed else ""
        pieces = data_feed(documents(request.query_params), _presented(request), when)
        return streamed(pieces, "application/ld+json")


class ClaimReviewLines(Export):
    def all_of_it(self, request: Request) -> HttpResponseBase:
        return streamed(review_lines(documents(request.query_params), _presented(request)), LINES)


class EntryLines(Export):
    """Documents as they are stored: one a line."""

    def all_of_it(self, request: Request) -> HttpResponseBase:
        return streamed(
            (f"{document}\n" for document in published(request.query_params).iterator(chunk_size=500)), LINES
        )


class ClaimLines(Export):
    def all_of_it(self, request: Request) -> HttpResponseBase:
        found = (claim for document in documents(request.query_params) for claim in claim_lines(document))
        return streamed((dumped(claim) + "\n" for claim in found), LINES)


class EntryTable(Export):
    def all_of_it(self, request: Request) -> HttpResponseBase:
        return _table(request, "entries", ENTRY, entry_rows)


class ClaimTable(Export):
    def all_of_it(self, request: Request) -> HttpResponseBase:
        return _table(request, "claims", CLAIM, claim_rows)


def _table(
    request: Request, name: str, columns: Sequence[str], rows: Callable[[Document, Site], Iterator[Row]]
) -> HttpResponseBase:
    site = site_of(request._request)
    found = (row for document in documents(request.query_params) for row in rows(document, site))
    answer = streamed(_csv(found, columns), "text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _csv(rows: Iterator[Row], columns: Sequence[str]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BOM + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([harmless(row[name]) for name in columns])
