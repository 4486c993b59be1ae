from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin, TabularInline

from articles.models import Article, ArticleText, Family, Feed, Source, Watch
from articles.nudging import articles_nudge
from articles.services import article_edit, article_retry
from factbase.access.requests import DeskRequest
from factbase.history.admin import ReadOnlyAdmin
from factbase.workflow import IllegalMove


@admin.register(Source)
class SourceAdmin(ModelAdmin):
    list_display = ["name", "key", "language", "is_agency"]
    list_filter = ["is_agency", "language"]
    search_fields = ["name", "key"]
    readonly_fields = ["public_id"]


@admin.register(Family)
class FamilyAdmin(ReadOnlyAdmin):
    """To look at; families are changed on their page at the desk."""

    list_display = ["public_id", "origin", "origin_reason", "agency", "created_at"]
    list_filter = ["origin_reason"]
    search_fields = ["public_id", "origin__title", "agency"]
    list_select_related = ["origin"]


@admin.register(Feed)
class FeedAdmin(ModelAdmin):
    list_display = ["url", "source", "active", "polled_at", "failures", "last_error"]
    list_filter = ["active"]
    search_fields = ["url", "source__name"]
    list_select_related = ["source"]
    autocomplete_fields = ["source"]
    readonly_fields = ["public_id", "etag", "last_modified", "polled_at", "failures", "last_error"]


@admin.register(Watch)
class WatchAdmin(ReadOnlyAdmin):
    """To look at; pages are watched, or left alone, on the page of their article at the desk."""

    list_display = ["article", "host", "active", "outcome", "reason", "looked_at", "due_at", "failures"]
    list_filter = ["active", "outcome"]
    search_fields = ["article__title", "article__url", "host", "reason"]
    list_select_related = ["article"]


class ArticleTextInline(TabularInline):
    model = ArticleText
    fields = readonly_fields = ["number", "stored_at", "sha256", "text"]
    extra = 0
    can_delete = False

    def has_add_permission(self, _request: DeskRequest, _obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(ModelAdmin):
    """Metadata can be corrected here; texts and states only change through the services."""

    list_display = ["__str__", "source", "language", "published_on", "state", "attempts", "failure"]
    list_filter = ["state", "language", "source"]
    search_fields = ["title", "public_id", "external_id", "url"]
    list_select_related = ["source"]
    autocomplete_fields = ["source"]
    fields = [
        "public_id",
        "state",
        "failure",
        "title",
        "byline",
        "source",
        "language",
        "url",
        "published_on",
        "external_id",
    ]
    readonly_fields = ["public_id", "state", "failure", "external_id"]
    inlines = [ArticleTextInline]
    actions = ["retry"]

    def has_add_permission(self, _request: DeskRequest) -> bool:
        return False

    def has_delete_permission(self, _request: DeskRequest, _obj: Any = None) -> bool:
        return False

    def save_model(self, request: DeskRequest, obj: Article, form: ModelForm, change: bool) -> None:
        """The service compares with what is stored, so it gets the stored row and the changed fields."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        if "published_on" in changes:
            date = changes.pop("published_on")
            changes["published"] = date.isoformat() if date else ""
        article_edit(Article.objects.get(pk=obj.pk), by=request.user, **changes)
        articles_nudge([obj.pk])

    @admin.action(description=gettext_lazy("Retry failed articles"), permissions=["change"])
    def retry(self, request: DeskRequest, queryset: QuerySet[Article]) -> None:
        for article in queryset:
            try:
                article_retry(article, by=request.user)
            except IllegalMove as refusal:
                messages.warning(request, f"{article}: {refusal}")
        articles_nudge(list(queryset.values_list("pk", flat=True)))
