from django.contrib import admin

from claims.models import Act, Comment
from factbase.history.admin import ReadOnlyAdmin


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    """No role may open it: it keeps what the first of two people said unseen."""

    list_display = ["at", "by", "verb", "claim", "undone_at"]
    list_filter = ["verb"]
    search_fields = ["public_id", "by__username", "claim__label"]
    list_select_related = ["by", "claim"]


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "claim", "text", "taken_back"]
    list_filter = ["taken_back"]
    search_fields = ["text", "by__username", "claim__label"]
    list_select_related = ["by", "claim"]
