"""The public pages of one entry. They show the documents of revisions and nothing else of an entry."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import Entry, EntryRevision
from claims.publication.addresses import site_of
from claims.publication.caching import public_page
from claims.publication.reading.comparing import changes_between
from claims.publication.reading.neighbours import also_checked
from claims.publication.reading.picture import png_of
from claims.publication.reading.versions import latest_of, moment_of, read_at

GONE, NOT_FOUND = 410, 404
A_DAY = 86_400


@public_page
def entry(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse | HttpResponsePermanentRedirect:
    """The latest revision, or with `as_of` what was read on that day.

    410 with the notice once it is retracted. A former slug leads to the present one.
    """
    latest = latest_of(public_id)
    if latest.kind == EntryRevision.Kind.RETRACTION:
        return _gone(request, latest)
    if as_of := request.GET.get("as_of", ""):
        revision = read_at(latest, moment_of(as_of))
        if revision is None:
            return render(
                request, "publication/entry_not_yet.html", {"latest": latest, "as_of": as_of}, status=NOT_FOUND
            )
        return _page(request, revision, latest, as_of=as_of)
    if slug != latest.entry.slug:
        return redirect(latest.entry, permanent=True)
    return _page(request, latest, latest)


@public_page
def revision(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """What was read under this number, for good."""
    latest = latest_of(public_id)
    if latest.kind == EntryRevision.Kind.RETRACTION:
        return _gone(request, latest)
    known = {each.number: each for each in latest.entry.revisions.filter(number__in=[number - 1, number])}
    if number not in known:
        raise Http404
    before = known.get(number - 1)
    changes = changes_between(json.loads(before.document), json.loads(known[number].document)) if before else []
    return _page(request, known[number], latest, fixed=True, changes=changes)


def _page(request: HttpRequest, shown: EntryRevision, latest: EntryRevision, **how: Any) -> HttpResponse:
    entry, site = latest.entry, site_of(request)
    document = json.loads(shown.document)
    context = how | {
        "document": document,
        "revision": shown,
        "latest": latest,
        "canonical": site.address(entry.get_absolute_url()),
        "picture": site.address(reverse("public:picture", args=[entry.public_id, shown.number])),
        "related": also_checked(entry, document),
        "translations": [(each.language, site.address(each.get_absolute_url())) for each in _translations(entry)],
    }
    return render(request, "publication/entry_page.html", context)


def _translations(entry: Entry) -> list[Entry]:
    """The published entry in each of its languages, itself included; nothing where there is one language only."""
    known = list(Entry.objects.public().in_languages_of(entry))
    return known if len(known) > 1 else []


def _gone(request: HttpRequest, revision: EntryRevision) -> HttpResponse:
    successor = Entry.objects.public().filter(succeeds=revision.entry).first()
    context = {"revision": revision, "successor": successor}
    return render(request, "publication/entry_gone.html", context, status=GONE)


@require_safe
def picture(_request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """What networks show beside a link: the verdict and the statement of a revision."""
    latest = latest_of(public_id)
    if latest.kind == EntryRevision.Kind.RETRACTION:
        return HttpResponse(status=GONE)
    shown = get_object_or_404(EntryRevision, entry=latest.entry, number=number)
    answer = HttpResponse(png_of(json.loads(shown.document)), content_type="image/png")
    answer["Cache-Control"] = f"public, max-age={A_DAY}"
    return answer
