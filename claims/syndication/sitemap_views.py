"""What search engines are told of: all entries and entities in parts of a fixed range of rows, the topics, and the
stories of two days.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from claims.models import Entity, Entry
from claims.publication.addresses import site_of
from claims.publication.site import Site
from claims.publication.subjects import entity_address, named_entities
from claims.syndication.answering import page_of_feed
from claims.syndication.formats.sitemap import Page, Story, news_sitemap, sitemap, sitemap_index
from claims.syndication.reading import CHANGED
from claims.syndication.subjects import entities_changed, topics_changed
from factbase.changes.reading import last_change

MOST = 50_000  # pages in a sitemap
# Rows of the table behind one sitemap: so a part stays the same part while entries come and go.
PART = 10_000
NEWS, MOST_NEWS = dt.timedelta(days=2), 1_000
# What an address is made of.
NAMED = ("public_id", "statement", "language", "translation_of")
XML = "application/xml; charset=utf-8"


@page_of_feed
def index(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    parts = Entry.objects.public().order_by().annotate(changed=CHANGED).values(part=F("pk") / PART)
    entries = parts.annotate(last=Max("changed")).order_by("part").values_list("part", "last")
    listed = [(reverse("syndication:sitemap_part", args=[part]), changed) for part, changed in entries]
    listed += _subjects()
    listed.append((reverse("syndication:sitemap_news"), None))
    return HttpResponse(sitemap_index((site.address(path), changed) for path, changed in listed), content_type=XML)


def _subjects() -> Iterator[tuple[str, dt.datetime | None]]:
    """The sitemaps of topics and entities; none of them changed after the last change of all."""
    change = last_change()
    last = change.at if change else None
    if Entry.objects.public().exclude(topics=[]).exists():
        yield reverse("syndication:sitemap_topics"), last
    parts = named_entities().order_by().values_list(F("pk") / PART, flat=True).distinct()
    for number in sorted(parts):
        yield reverse("syndication:sitemap_entities", args=[number]), last


@page_of_feed
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Never empty: a part of which nothing is public is not in the index."""
    rows = Entry.objects.public().filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
    translated = Exists(Entry.objects.public().filter(translation_of=OuterRef("pk")))
    entries = list(rows.only(*NAMED).annotate(changed=CHANGED, translated=translated).order_by("pk"))
    if not entries:
        raise Http404
    return HttpResponse(sitemap(_pages(entries, site_of(request))), content_type=XML)


def _pages(entries: Sequence[Any], site: Site) -> Iterator[Page]:
    """Pages with their versions in other languages, which may stand in another part."""
    groups = {_group(entry) for entry in entries if entry.translated or entry.translation_of_id}
    versions: dict[int, dict[str, str]] = defaultdict(dict)
    for entry in Entry.objects.public().only(*NAMED).filter(Q(pk__in=groups) | Q(translation_of__in=groups)):
        versions[_group(entry)][entry.language] = _address(entry, site)
    for entry in entries:
        others = versions.get(_group(entry), {})
        yield Page(_address(entry, site), entry.changed, others if len(others) > 1 else {})


def _group(entry: Any) -> int:
    """The original that versions in other languages have in common."""
    return int(entry.translation_of_id or entry.pk)


def _address(entry: Any, site: Site) -> str:
    return site.address(entry.get_absolute_url())


@page_of_feed
def topics(request: HttpRequest) -> HttpResponse:
    """The last changed ones, as many as a sitemap may list."""
    site = site_of(request)
    pages = (
        Page(site.address(reverse("public:topic", args=[topic])), changed) for topic, changed in topics_changed(MOST)
    )
    return HttpResponse(sitemap(pages), content_type=XML)


@page_of_feed
def entities(request: HttpRequest, number: int) -> HttpResponse:
    """Never empty, as a part of the entries."""
    among = Entity.objects.filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
    site, found = site_of(request), entities_changed(among)
    if not found:
        raise Http404
    pages = (Page(site.address(entity_address(entity)), changed) for entity, changed in found)
    return HttpResponse(sitemap(pages), content_type=XML)


@page_of_feed
def news(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    recent = Entry.objects.public().filter(published_at__gte=timezone.now() - NEWS)[:MOST_NEWS]
    return HttpResponse(news_sitemap((_story(entry, site) for entry in recent), site), content_type=XML)


def _story(entry: Any, site: Site) -> Story:
    return Story(_address(entry, site), entry.statement, entry.language, entry.published_at)


@page_of_feed
def robots(request: HttpRequest) -> HttpResponse:
    closed = ("/desk/", "/admin/", "/accounts/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {site_of(request).address(reverse('syndication:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
