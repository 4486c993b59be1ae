"""The scale of verdicts, as an operator keeps it."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.models import Rating
from claims.permissions import may_keep_scale
from claims.publication.scale.forms import NewRatingForm, RatingForm
from claims.publication.scale.services import rating_change, rating_create, rating_shift
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.drafts.services import draft_drop, typed

FORM = "verdict"  # by which drafts know it
SHIFTS = {"up": -1, "down": 1}
ACTIVE = {"retire": False, "bring-back": True}


@require_safe
@needs("claims.view_rating")
def scale(request: DeskRequest) -> HttpResponse:
    """Every verdict in order, retired ones included, with how many entries bear it."""
    ratings = Rating.objects.annotate(used=Count("entries")).order_by("position", "key")
    return render(
        request, "publication/desk_scale.html", {"ratings": ratings, "may_keep": may_keep_scale(request.user)}
    )


@needs("claims.change_rating")
def create(request: DeskRequest) -> HttpResponse:
    written = typed(request, FORM)
    form = NewRatingForm(written.data)
    if request.method == "POST" and form.is_valid():
        rating = rating_create(by=request.user, **form.values())
        draft_drop(FORM, by=request.user)
        messages.success(request, _("“%(verdict)s” is in the scale.") % {"verdict": rating})
        return redirect("desk:scale")
    return render(request, "publication/desk_rating.html", {"form": form, "draft": written.draft})


@needs("claims.change_rating")
def rating(request: DeskRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Rating.objects.annotate(used=Count("entries")), key=key)
    written = typed(request, FORM, found.public_id)
    form = RatingForm(written.data, rating=found)
    if request.method == "POST" and form.is_valid():
        rating_change(found, by=request.user, **form.values())
        draft_drop(FORM, found.public_id, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("desk:scale")
    return render(request, "publication/desk_rating.html", {"form": form, "rating": found, "draft": written.draft})


@require_POST
@needs("claims.change_rating")
def move(request: DeskRequest, key: str, action: str) -> HttpResponse:
    """Up, down, retire or bring back: each is the undo of another."""
    found = get_object_or_404(Rating, key=key)
    if action in SHIFTS:
        rating_shift(found, SHIFTS[action], by=request.user)
    else:
        rating_change(found, by=request.user, active=ACTIVE[action])
    return redirect("desk:scale")
