"""The public lists: all entries, those of a topic or about somebody, and the log of corrections."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from claims.models import Entity, Entry
from claims.publication.addresses import here
from claims.publication.caching import live_page, public_page
from claims.publication.filters import PublicFilter
from claims.publication.paging import log_page, published_page
from claims.publication.reading.facets import facet
from claims.publication.subjects import entity_address, public_entities, public_topics, slug_of
from claims.querysets import EntryQuerySet


@public_page
def entries(request: HttpRequest) -> HttpResponse:
    return _list(request, Entry.objects.public())


@public_page
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """What is published on a topic; not found while nothing is."""
    return _list(request, _some(Entry.objects.public().on_topic(topic)), topic=topic)


@live_page
def entity(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """What is published about a country, an organisation, a person or a place; not found while nothing is."""
    found = get_object_or_404(Entity, public_id=public_id)
    about = _some(Entry.objects.public().naming(found))
    if slug != slug_of(found):
        return redirect(entity_address(found), permanent=True)
    return _list(request, about, entity=found)


def _some(found: EntryQuerySet) -> EntryQuerySet:
    if not found.exists():
        raise Http404
    return found


def _list(request: HttpRequest, found: EntryQuerySet, **context: Any) -> HttpResponse:
    form = PublicFilter(request.GET)
    if "topic" in context:
        del form.fields["topic"]
    page = published_page(form.narrow(found).with_document(), request.GET.get("after", ""))
    facet(form, found)
    context |= {
        "form": form,
        "documents": [json.loads(entry.document) for entry in page.rows],
        "after": page.after,
        "canonical": here(request),
    }
    return render(request, "publication/entry_list.html", context)


@live_page
def subjects(request: HttpRequest) -> HttpResponse:
    """Every topic, and everybody that a published entry is about."""
    context = {"topics": public_topics(), "entities": public_entities(), "canonical": here(request)}
    return render(request, "publication/subjects.html", context)


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected or taken back, the newest first."""
    page = log_page(request.GET.get("after", ""))
    context = {"page": page, "canonical": here(request)}
    return render(request, "publication/corrections.html", context)
