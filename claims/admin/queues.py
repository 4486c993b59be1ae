from django.contrib import admin

from claims.models import Bulk, SavedFilter, Skip
from factbase.history.admin import ReadOnlyAdmin


@admin.register(SavedFilter)
class SavedFilterAdmin(ReadOnlyAdmin):
    list_display = ["name", "owner", "shared", "query", "removed"]
    list_filter = ["shared", "removed"]
    search_fields = ["name", "query", "owner__username"]
    list_select_related = ["owner"]


@admin.register(Bulk)
class BulkAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "verb", "undone"]
    list_filter = ["verb"]
    search_fields = ["public_id", "by__username"]
    list_select_related = ["by", "act"]


@admin.register(Skip)
class SkipAdmin(ReadOnlyAdmin):
    list_display = ["claim", "by", "at"]
    search_fields = ["claim__label", "claim__public_id", "by__username"]
    list_select_related = ["claim", "by"]
