"""The ledgers of figures: their list, and one of them as a page and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from claims.ledger.downloads import FILES
from claims.ledger.forms import LedgersForm
from claims.ledger.index import ledgers
from claims.ledger.page import Ledger, ledger_of
from claims.ledger.series import NOBODY, Series, siblings
from claims.ledger.sorting import columns, sorted_rows
from claims.models import Entity
from factbase.access.languages import PROGRAMS_READ
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest

PAGE = 30
FARTHEST = 1_000  # pages


@require_safe
@needs("claims.view_claim")
def index(request: DeskRequest) -> HttpResponse:
    form = LedgersForm(request.GET)
    page = _page_number(request)
    lines, found = ledgers(form.asked(), offset=(page - 1) * PAGE, limit=PAGE)
    context = {
        "form": form,
        "lines": lines,
        "found": found,
        "previous_page": page - 1,
        "next_page": page + 1 if page * PAGE < found else None,
    }
    return render(request, "ledger/index.html", context)


def _page_number(request: DeskRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(FARTHEST, max(1, int(asked[:6]))) if asked.isdecimal() else 1


@require_safe
@needs("claims.view_claim")
def ledger(request: DeskRequest, **parties: str) -> HttpResponse:
    shown = _ledger(request, parties)
    sort = request.GET.get("sort", "")
    for section in shown.sections:
        section.rows[:] = sorted_rows(section.rows, sort)
    context = {
        "ledger": shown,
        "series": shown.series,
        "siblings": siblings(shown.series),
        "columns": columns(sort),
    } | {f"{ending}_address": shown.series.file_address(ending) for ending in FILES}
    return render(request, "ledger/ledger.html", context)


@require_safe
@needs("claims.view_claim")
def ledger_file(request: DeskRequest, ending: str, **parties: str) -> HttpResponse:
    if ending not in FILES:
        raise Http404
    # People look at the picture; programs read the others, which say the same to everybody.
    with translation.override(get_language() if ending == "svg" else PROGRAMS_READ):
        return FILES[ending](_ledger(request, parties), request.GET.get("unit", ""))


def _ledger(request: DeskRequest, public_ids: dict[str, str]) -> Ledger:
    """The ledger of an address; one without figures is not found."""
    asked = {role: public_id for role, public_id in public_ids.items() if public_id != NOBODY}
    known = {entity.public_id: entity for entity in Entity.objects.filter(public_id__in=asked.values())}
    if not asked or not known.keys() >= set(asked.values()):
        raise Http404
    parties = {role: known.get(public_ids.get(role, NOBODY)) for role in ("giver", "receiver", "subject")}
    found = ledger_of(Series(**parties, measure=request.GET.get("measure", "")))
    if not found.sections:
        raise Http404
    return found
