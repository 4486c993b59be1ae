from django.contrib import admin

from claims.models import Redaction
from factbase.history.admin import ReadOnlyAdmin


@admin.register(Redaction)
class RedactionAdmin(ReadOnlyAdmin):
    """Without the words: they are shown to who may redact them, on the page of the desk."""

    list_display = ["reason", "asked_by", "asked_at", "closed_by", "closed_at", "places"]
    search_fields = ["reason", "public_id"]
    list_select_related = ["asked_by", "closed_by"]
    exclude = ["passages"]
