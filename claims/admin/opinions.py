from django.contrib import admin

from claims.models import Opinion
from factbase.history.admin import ReadOnlyAdmin


@admin.register(Opinion)
class OpinionAdmin(ReadOnlyAdmin):
    """No role may open it, or a second person would read what the first one said: it is for superusers."""

    list_display = ["claim", "entry", "verdict", "by", "at", "open", "settled"]
    list_filter = ["open", "settled", "verdict"]
    search_fields = ["claim__label", "entry__statement", "by__username"]
    list_select_related = ["claim", "entry", "by"]
