"""A kept copy at the desk. It is somebody else's page: shown as text, handed out as a file, never run."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.models import ArchiveCopy, Entry
from claims.publication.copies.reading import copy_read
from claims.publication.copies.services import copy_retry
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.workflow import IllegalMove


@require_safe
@needs("claims.view_entry")
def copy(request: DeskRequest, copy_id: str) -> HttpResponse:
    found = _kept(copy_id)
    reading = copy_read(found)
    cited = [(item, reading.holds(item.quote)) for item in found.evidence.exclude(quote="").select_related("entry")]
    others = ArchiveCopy.objects.filter(url=found.url).exclude(pk=found.pk).exclude(content=None)
    context = {"copy": found, "reading": reading, "cited": cited, "others": others}
    return render(request, "publication/desk_copy.html", context)


@require_safe
@needs("claims.view_entry")
def file(request: DeskRequest, copy_id: str) -> HttpResponse:
    """The bytes as they came, to be saved: no browser shows or runs them here."""
    found = _kept(copy_id)
    assert found.content is not None  # noqa: S101 - it is kept
    answer = HttpResponse(bytes(found.content.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{found.public_id}.{_ending(found.content_type)}"'
    answer["Content-Security-Policy"] = "sandbox"
    return answer


def _ending(content_type: str) -> str:
    return {"text/html": "html", "application/pdf": "pdf", "text/plain": "txt"}.get(content_type, "bin")


def _kept(copy_id: str) -> ArchiveCopy:
    found: ArchiveCopy = get_object_or_404(ArchiveCopy.objects.select_related("content"), public_id=copy_id)
    if found.content is None:
        raise Http404
    return found


@require_POST
@needs("claims.change_entry")
def retry(request: DeskRequest, public_id: str, position: int) -> HttpResponse:
    """Fetch what a piece of evidence cites once more."""
    entry = get_object_or_404(Entry, public_id=public_id)
    item = get_object_or_404(entry.evidence.exclude(url=""), position=position)
    try:
        copy_retry(entry, item, by=request.user)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is being fetched. Look again in a moment."))
    return redirect("desk:entry", public_id)
