from django.contrib import admin

from claims.admin.claims import ReadOnlyInline
from claims.models import Letter, StandingPage, Tip
from factbase.history.admin import ReadOnlyAdmin


class LetterInline(ReadOnlyInline):
    model = Letter
    fields = ["words", "url", "email", "at"]


@admin.register(Tip)
class TipAdmin(ReadOnlyAdmin):
    """They are dealt with at the desk."""

    list_display = ["words", "kind", "entry", "created_at", "closed_at", "closed_by"]
    list_filter = ["kind", "language"]
    search_fields = ["words", "public_id"]
    list_select_related = ["entry", "closed_by"]
    inlines = [LetterInline]


@admin.register(StandingPage)
class StandingPageAdmin(ReadOnlyAdmin):
    """They are written at the desk, under Pages about us."""

    list_display = ["name", "language", "edited_at"]
    list_filter = ["name", "language"]
    search_fields = ["text", "public_id"]
