"""Answers that a cache may keep, and asks about: ETag, Last-Modified, and 304 for what it has already."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from rest_framework.request import Request

from factbase.changes.caching import CACHING

MILLION = 1_000_000  # microseconds in a second: moments here count them since 1970


def is_asked(request: Request) -> bool:
    """Whether the caller has something already."""
    return "If-None-Match" in request.headers


def unchanged(request: Request, etag: str, modified: int = 0) -> HttpResponse | None:
    """304 if the caller has just this."""
    answer = get_conditional_response(
        request._request, etag=quote_etag(etag), last_modified=modified // MILLION or None
    )
    return marked(answer, etag, modified) if answer is not None else None


def marked(answer: HttpResponse, etag: str, modified: int = 0) -> HttpResponse:
    answer["ETag"] = quote_etag(etag)
    answer["Cache-Control"] = CACHING
    if modified:
        answer["Last-Modified"] = http_date(modified // MILLION)
    return answer
