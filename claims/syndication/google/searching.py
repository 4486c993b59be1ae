"""The search behind `claims:search`: published entries, newest first."""

import base64
import binascii
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils import timezone

from claims.models import Entry
from claims.publication.site import Site, bare_host
from claims.syndication.google.answers import found_claim
from claims.syndication.google.parameters import EVERYWHERE, SEARCH, whole_number
from claims.syndication.reading import Page, page_of

USUAL_PAGE, MOST_IN_PAGE = 10, 100
MOST_LETTERS = 2_000
MOST_DAYS = 36_500
KNOWN = frozenset(parameter.name for parameter in (*SEARCH, *EVERYWHERE))
# What a token belongs to. How many results a page has may differ from page to page.
CONDITIONS = ("query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that can be answered."""

    query: str
    language: str
    site: str
    days: int
    size: int
    offset: int
    after: str
    mark: str


def asked(given: Mapping[str, str]) -> Asked:
    """Read a query string. Raises a ValueError for one that makes no sense, in words for its author."""
    _known(given)
    query, site = given.get("query", "").strip(), given.get("reviewPublisherSiteFilter", "").strip()
    if not query and not site:
        raise ValueError("Request contains an invalid argument: query or reviewPublisherSiteFilter is required.")
    numbers = {name: whole_number(name, given.get(name, "")) for name in ("maxAgeDays", "pageSize", "offset")}
    token, mark = given.get("pageToken", ""), _mark(given)
    return Asked(
        query=query,
        language=given.get("languageCode", "").strip().lower().partition("-")[0],
        site=site,
        days=min(numbers["maxAgeDays"], MOST_DAYS),
        size=min(numbers["pageSize"], MOST_IN_PAGE) if numbers["pageSize"] > 0 else USUAL_PAGE,
        offset=0 if token else max(0, numbers["offset"]),
        after=_place(token, mark),
        mark=mark,
    )


def _known(given: Mapping[str, str]) -> None:
    for name, value in given.items():
        if name not in KNOWN:
            raise ValueError(f'Unknown name "{name}": Cannot bind query parameter.')
        if "\x00" in value or len(value) > MOST_LETTERS:
            raise ValueError(f"Invalid value at '{name}' (TYPE_STRING)")


def search(question: Asked, site: Site) -> dict[str, Any]:
    if question.site and bare_host(f"//{question.site.rpartition('//')[2]}") != site.host:
        return {}
    page = _page(question)
    claims = [found_claim(json.loads(entry.document), site) for entry in page.entries]
    answer: dict[str, Any] = {"claims": claims} if claims else {}
    return answer | ({"nextPageToken": _token(page.after, question.mark)} if page.after else {})


def _page(question: Asked) -> Page:
    found = Entry.objects.public().search(question.query)
    if question.language:
        found = found.filter(language=question.language)
    if question.days > 0:
        # No claim is younger than what was published about it.
        found = found.filter(published_at__gte=timezone.now() - dt.timedelta(days=question.days))
    try:
        return page_of(found, "published_at", question.after, question.size, skip=question.offset)
    except Http404:
        raise ValueError("Invalid value at 'pageToken'") from None


def _mark(given: Mapping[str, str]) -> str:
    said = json.dumps([given.get(name, "") for name in CONDITIONS])
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _token(after: str, mark: str) -> str:
    return base64.urlsafe_b64encode(f"{mark}{after}".encode()).decode()


def _place(token: str, mark: str) -> str:
    """The place of a token of ours. Other questions have other tokens."""
    try:
        said = base64.b64decode(token, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raise ValueError("Invalid value at 'pageToken'") from None
    if token and not said.startswith(mark):
        raise ValueError("Invalid value at 'pageToken': all other parameters must be those of the first request.")
    return said[len(mark) :]
