from django.contrib import admin

from claims.admin.claims import ReadOnlyInline
from claims.models import Cluster, ClusterClaim
from factbase.history.admin import ReadOnlyAdmin


class ClusterClaimInline(ReadOnlyInline):
    model = ClusterClaim
    fields = ["claim", "added_by", "added_at"]


@admin.register(Cluster)
class ClusterAdmin(ReadOnlyAdmin):
    """What people gathered at the desk, merged and emptied clusters included."""

    list_display = ["title", "public_id", "entry", "merged_into", "created_by", "created_at"]
    search_fields = ["title", "public_id", "claims__label"]
    list_select_related = ["entry", "merged_into", "created_by"]
    inlines = [ClusterClaimInline]
