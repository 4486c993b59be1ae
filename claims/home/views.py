"""The first page of the desk: what waits for whoever looks, what is stuck, and how the desk does."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.home.measures import LEAST, MOST, RECENT, measures_of
from claims.home.waiting import groups, stuck
from claims.queues.queue import waiting
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.history.models import Event
from factbase.history.reading import lines

FIRST = 5


@require_safe
@needs("claims.view_claim")
def home(request: DeskRequest) -> HttpResponse:
    mine = Event.objects.filter(by=request.user).order_by("-pk")
    context = {
        "groups": groups(request.user),
        "first": waiting(request.user).for_display()[:FIRST],
        "measures": measures_of(request.user),
        "pace": {"least": LEAST.seconds, "most": MOST.seconds // 60, "days": RECENT.days},
        "mine": lines(mine[:FIRST]),
    }
    return render(request, "home/home.html", context | stuck(FIRST))
