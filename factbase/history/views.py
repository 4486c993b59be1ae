"""All that ever happened, before and after, field by field."""

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.forms import EventFilter
from factbase.history.models import Event
from factbase.history.reading import lines
from factbase.history.subjects import readable_by, subjects_of

PAGE = 50
SALT = "history"


@require_safe
@needs("history.view_event")
def events(request: DeskRequest) -> HttpResponse:
    """Newest first; `before` is the cursor of the next page."""
    form = EventFilter(request.GET)
    found = form.narrow(readable_by(request.user, Event.objects.select_related("by")))
    if cursor := request.GET.get("before", ""):
        found = found.filter(pk__lt=_place(cursor))
    rows = list(found[: PAGE + 1])
    shown = lines(rows[:PAGE])
    subjects = subjects_of(line.event for line in shown)
    context = {
        "form": form,
        "rows": [(line, subjects.get((line.event.kind, line.event.subject))) for line in shown],
        "before": signing.dumps(rows[PAGE - 1].pk, salt=SALT) if len(rows) > PAGE else "",
    }
    return render(request, "history/events.html", context)


def _place(cursor: str) -> int:
    try:
        return int(signing.loads(cursor, salt=SALT))
    except signing.BadSignature:
        raise Http404 from None
