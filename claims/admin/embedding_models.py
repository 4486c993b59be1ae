from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.models import ClaimVector, EmbeddingModel
from factbase.history.admin import ReadOnlyAdmin


@admin.register(EmbeddingModel)
class EmbeddingModelAdmin(ReadOnlyAdmin):
    """Which model serves, and how far another one is that is to take over."""

    list_display = ["name", "version", "dimensions", "state", "embedded_claims"]
    list_filter = ["state"]
    search_fields = ["name", "version"]

    @admin.display(description=_("embedded claims"))
    def embedded_claims(self, model: EmbeddingModel) -> int:
        return ClaimVector.objects.filter(model=model).count()
