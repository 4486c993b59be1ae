"""The pages about the newsroom: for readers, and at the desk where operators write them."""

import datetime as dt

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from claims.models import StandingPage
from claims.permissions import may_keep_pages
from claims.publication.addresses import here
from claims.publication.caching import public_page
from claims.publication.forms import LinesField
from claims.publication.standing.reading import standing_page
from claims.publication.standing.services import page_undo, page_write
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest
from factbase.drafts.services import draft_drop, typed
from factbase.workflow import StaleState

FORM = "standing"  # by which drafts know it


class PageForm(forms.Form):
    text = LinesField(
        required=False,
        widget=forms.Textarea({"rows": 10}),
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("Markdown. Without text there is no such page."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> dt.datetime | None:
        return parse_datetime(self.cleaned_data["seen"])


@public_page
def standing(request: HttpRequest, name: str) -> HttpResponse:
    page = standing_page(name)
    if page is None:
        raise Http404
    context = {"page": page, "canonical": here(request)}
    return render(request, "publication/standing.html", context)


@require_safe
@needs("claims.view_standingpage")
def pages(request: DeskRequest) -> HttpResponse:
    """Every page in every language, written or not."""
    written = {(page.name, page.language): page for page in StandingPage.objects.all()}
    rows = [
        (name, [(code, label, written.get((name.value, code))) for code, label in settings.LANGUAGES])
        for name in StandingPage.Name
    ]
    context = {"rows": rows, "may_keep": may_keep_pages(request.user)}
    return render(request, "publication/desk_pages.html", context)


@needs("claims.change_standingpage")
def write(request: DeskRequest, name: str, language: str) -> HttpResponse:
    if name not in StandingPage.Name.values or language not in dict(settings.LANGUAGES):
        raise Http404
    subject = f"{name}-{language}"
    page = StandingPage.objects.filter(name=name, language=language).first()
    written = typed(request, FORM, subject)
    initial = {"text": page.text, "seen": page.edited_at.isoformat()} if page else {}
    form = PageForm(written.data, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = page_write(
                name, language, form.cleaned_data["text"], seen=form.cleaned_data["seen"], by=request.user
            )
        except StaleState as refusal:
            form.add_error(None, str(refusal))
        else:
            draft_drop(FORM, subject, by=request.user)
            messages.success(request, _("Saved."), extra_tags=reverse("desk:standing_undo", args=[saved.public_id]))
            return redirect("desk:standing_pages")
    context = {
        "form": form,
        "page": page,
        "name": StandingPage.Name(name),
        "language": language,
        "draft": written.draft,
    }
    return render(request, "publication/desk_page.html", context)


@require_POST
@needs("claims.change_standingpage")
def undo(request: DeskRequest, public_id: str) -> HttpResponse:
    page = get_object_or_404(StandingPage, public_id=public_id)
    try:
        page_undo(page, by=request.user)
    except StaleState as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:standing_pages")
