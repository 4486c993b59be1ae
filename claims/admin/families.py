from django.contrib import admin

from claims.models import Apart, Fingerprint, Kinship
from factbase.history.admin import ReadOnlyAdmin


@admin.register(Fingerprint)
class FingerprintAdmin(ReadOnlyAdmin):
    list_display = ["article", "text_number", "version", "words", "credits", "secondary"]
    list_filter = ["version", "secondary"]
    search_fields = ["article__title", "article__public_id"]
    list_select_related = ["article"]


@admin.register(Kinship)
class KinshipAdmin(ReadOnlyAdmin):
    list_display = ["a", "b", "kind", "strength", "share_a", "share_b", "credits", "found_at"]
    list_filter = ["kind"]
    search_fields = ["a__title", "a__public_id", "b__title", "b__public_id"]
    list_select_related = ["a", "b"]


@admin.register(Apart)
class ApartAdmin(ReadOnlyAdmin):
    list_display = ["a", "b", "by", "at"]
    search_fields = ["a__title", "a__public_id", "b__title", "b__public_id", "by__username"]
    list_select_related = ["a", "b", "by"]
