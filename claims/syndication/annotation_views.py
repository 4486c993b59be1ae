"""Annotations of articles: of one claim, of an entry, or of whatever stands at an address."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Article
from claims.models import Claim, Entry
from claims.publication.addresses import site_of
from claims.syndication.answering import as_json, page_of_feed
from claims.syndication.formats.annotation import CONTEXT, TYPE, annotation_page, annotations
from claims.syndication.reading import public_documents


@page_of_feed
def at_address(request: HttpRequest) -> HttpResponse:
    """What is said of the article at `?url=`: what a reader's browser would mark in it."""
    url, site = request.GET.get("url", "").replace("\x00", ""), site_of(request)
    articles = Article.objects.filter(Q(url=url) | Q(canonical_url=url)).exclude(url="")
    claims = Claim.objects.filter(article__in=articles).values_list("pk", flat=True)
    documents = public_documents(Entry.objects.about(list(claims)))
    here = set(articles.values_list("url", flat=True))
    found = [
        annotation
        for document in documents
        for annotation in annotations(document, site)
        if annotation["target"]["source"] in here
    ]
    return _collection(request, found)


@page_of_feed
def of_entry(request: HttpRequest, public_id: str) -> HttpResponse:
    return _collection(request, _annotations(request, public_id))


@page_of_feed
def of_claim(request: HttpRequest, public_id: str, **_claim: str) -> HttpResponse:
    address = site_of(request).address(request.path)
    for annotation in _annotations(request, public_id):
        if annotation["id"] == address:
            return as_json({"@context": CONTEXT} | annotation, TYPE)
    raise Http404


def _annotations(request: HttpRequest, public_id: str) -> Iterable[dict[str, Any]]:
    documents = public_documents(Entry.objects.filter(public_id=public_id))
    if not documents:
        raise Http404
    return annotations(documents[0], site_of(request))


def _collection(request: HttpRequest, found: Iterable[dict[str, Any]]) -> HttpResponse:
    return as_json(annotation_page(found, site_of(request).address(request.get_full_path())), TYPE)
