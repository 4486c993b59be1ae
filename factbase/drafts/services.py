"""Every write to drafts, and the one way to read them: as a form that was sent, but never arrived."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone

from factbase.access.models import User
from factbase.access.requests import DeskRequest
from factbase.drafts.models import Draft

# What a form sends beside what was typed.
APART = ("csrfmiddlewaretoken", "window")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form is filled with: what was sent, else the draft; `data` is None for a fresh form."""

    data: QueryDict | None
    draft: Draft | None = None


def draft_save(form: str, subject: str, data: QueryDict, *, by: User) -> Draft:
    kept = data.copy()
    for name in APART:
        kept.pop(name, None)
    values = {"data": kept.urlencode(), "saved_at": timezone.now()}
    return Draft.objects.update_or_create(by=by, form=form, subject=subject, defaults=values)[0]


def draft_drop(form: str, subject: str = "", *, by: User) -> None:
    """What was typed has been saved, or is not wanted any more."""
    Draft.objects.filter(by=by, form=form, subject=subject).delete()


def typed(request: DeskRequest, form: str, subject: str = "") -> Typed:
    if request.method == "POST":
        return Typed(request.POST)
    draft = Draft.objects.filter(by=request.user, form=form, subject=subject).first()
    return Typed(draft.posted, draft) if draft else Typed(None)
