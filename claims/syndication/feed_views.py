"""What changed, page by page, in three formats. Each takes the query string of the list of entries."""

from django.http import HttpRequest, HttpResponse

from claims.publication.addresses import site_of
from claims.syndication.answering import as_json, page_of_feed
from claims.syndication.channels import channel_of
from claims.syndication.formats.atom import atom
from claims.syndication.formats.json_feed import json_feed
from claims.syndication.formats.rss import rss


@page_of_feed
def atom_feed(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    return HttpResponse(atom(channel_of(request, site), site), content_type="application/atom+xml; charset=utf-8")


@page_of_feed
def rss_feed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(rss(channel_of(request, site_of(request))), content_type="application/rss+xml; charset=utf-8")


@page_of_feed
def json_feed_page(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    return as_json(json_feed(channel_of(request, site), site), "application/feed+json")
