from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from claims.consulting import endpoint
from claims.models import ModelReading
from factbase.history.admin import ReadOnlyAdmin


@admin.register(ModelReading)
class ModelReadingAdmin(ReadOnlyAdmin):
    """What was sent where, and what became of it."""

    list_display = ["created_at", "article", "model", "outcome", "kept", "added", "total_dropped", "seconds", "failure"]
    list_filter = ["outcome", "model", "address", "created_at"]
    search_fields = ["text__article__title", "text__article__public_id", "failure"]
    list_before_template = "admin/claims/where_texts_go.html"
    list_select_related = ["text__article"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ModelReading]:
        return super().get_queryset(request).defer("text__text")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        recent = ModelReading.objects.filter(created_at__gt=timezone.now() - timedelta(days=1))
        counts = {outcome.label: recent.filter(outcome=outcome).count() for outcome in ModelReading.Outcome}
        return super().changelist_view(request, {"service": endpoint(), "counts": counts} | (extra_context or {}))

    @admin.display(ordering="text__article")
    def article(self, reading: ModelReading) -> str:
        return str(reading.text.article)
