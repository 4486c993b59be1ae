"""An entry inside the pages of others: as a card, found by oEmbed."""

import re
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.models import Entry, EntryRevision
from claims.publication.addresses import site_of
from claims.publication.caching import public_page
from claims.publication.site import bare_host
from claims.syndication.answering import as_json, page_of_feed
from claims.syndication.formats.oembed import oembed
from claims.syndication.reading import parsed, public_documents
from factbase.ids import PATTERN

GONE, NOT_IMPLEMENTED = 410, 501
ENTRY = re.compile(rf"/(?:entries|cards)/({PATTERN})(?:/.*)?")
UNLIMITED = 100_000


# A 304 has to say as well who may show it.
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@public_page
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """What it says now, in the language of the entry; once it is retracted, the notice, wherever it was embedded."""
    revisions = EntryRevision.objects.filter(entry__public_id=public_id).select_related("entry")
    revision = get_object_or_404(revisions.order_by("-number")[:1])
    document = parsed(revision)
    gone = revision.kind == EntryRevision.Kind.RETRACTION
    with translation.override(document["language"]):
        context = {"document": document, "notice": revision.reason if gone else ""}
        return render(request, "syndication/card.html", context, status=GONE if gone else None)


@page_of_feed
def oembed_of(request: HttpRequest) -> HttpResponse:
    """oEmbed for the address of an entry; `maxwidth` and `maxheight` are kept. JSON is the only form."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=NOT_IMPLEMENTED)
    site, address = site_of(request), request.GET.get("url", "")
    named = ENTRY.fullmatch(urlsplit(address).path) if bare_host(address) == site.host else None
    documents = public_documents(Entry.objects.filter(public_id=named[1])) if named else []
    if not documents:
        raise Http404
    wide, high = (_limit(request, name) for name in ("maxwidth", "maxheight"))
    return as_json(oembed(documents[0], site, most_wide=wide, most_high=high))


def _limit(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if re.fullmatch("[1-9][0-9]{0,5}", given) else UNLIMITED
