"""The public pages. They show the documents of revisions and nothing else of an entry."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from claims.models import Entry, EntryRevision
from claims.publication.filters import PublicFilter
from claims.publication.paging import published_page

GONE = 410


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    form = PublicFilter(request.GET)
    found = form.narrow(Entry.objects.public().with_document())
    page = published_page(found, request.GET.get("after", ""))
    context = {
        "form": form,
        "documents": [json.loads(entry.document) for entry in page.rows],
        "after": page.after,
    }
    return render(request, "publication/entry_list.html", context)


@require_safe
def entry(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse | HttpResponsePermanentRedirect:
    """The latest revision; 410 with the notice once it is retracted. A former slug leads to the present one."""
    revisions = EntryRevision.objects.filter(entry__public_id=public_id).select_related("entry")
    revision = get_object_or_404(revisions.order_by("-number")[:1])
    if revision.kind == EntryRevision.Kind.RETRACTION:
        return render(request, "publication/entry_gone.html", _gone(revision), status=GONE)
    if slug != revision.entry.slug:
        return redirect(revision.entry, permanent=True)
    return render(request, "publication/entry_page.html", {"document": json.loads(revision.document)})


def _gone(revision: EntryRevision) -> dict[str, Any]:
    return {"revision": revision, "successor": Entry.objects.public().filter(succeeds=revision.entry).first()}
