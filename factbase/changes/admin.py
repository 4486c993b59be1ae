from django.contrib import admin

from factbase.changes.models import Change, Document
from factbase.history.admin import ReadOnlyAdmin


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "op", "kind", "public_id", "merged_into", "reason"]
    list_filter = ["kind", "op"]
    search_fields = ["public_id", "merged_into", "reason"]


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    list_display = ["public_id", "kind", "modified", "etag"]
    list_filter = ["kind"]
    search_fields = ["public_id", "words"]
