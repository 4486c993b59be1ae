"""The page that tells people which formats there are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from claims.models import Entry
from claims.publication.caching import public_page
from claims.publication.filters import PublicFilter
from claims.publication.reading.facets import facet

# What each address gives, by the name of its route; all of them take the query string of the list.
FORMATS = (
    (
        _("Feeds"),
        _("What is published, corrected and retracted, the last change first."),
        (("atom", "Atom"), ("rss", "RSS"), ("json_feed", "JSON Feed")),
    ),
    (
        "ClaimReview",
        _("Everything published, for search engines and fact check tools."),
        (("claim_reviews", _("one document (DataFeed)")), ("claim_review_lines", _("one entry a line (NDJSON)"))),
    ),
    (
        _("Fact checks"),
        _("Everything published, one fact check a row."),
        (("entries_csv", "CSV"), ("entries_jsonl", _("JSON lines"))),
    ),
    (
        _("Claims and figures"),
        _("Every claim of a fact check with its figures, one figure a row."),
        (("claims_csv", "CSV"), ("claims_jsonl", _("JSON lines"))),
    ),
)


@public_page
def formats(request: HttpRequest) -> HttpResponse:
    """With the conditions of the list, the addresses of just that."""
    form = PublicFilter(request.GET)
    facet(form, Entry.objects.public())
    return render(request, "syndication/formats.html", {"formats": FORMATS, "form": form})
