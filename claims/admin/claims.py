from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin, TabularInline

from claims.models import Anchor, Claim, ClaimLink, Entity, Figure, Mention
from claims.models.link import Relation
from claims.publication.services import entry_create
from claims.review.services import claim_edit, claims_decide, link_decide, link_set
from factbase.access.requests import DeskRequest
from factbase.history.admin import ReadOnlyAdmin
from factbase.history.words import action_words
from factbase.workflow import IllegalMove, StaleState


class ReadOnlyInline(TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, _request: DeskRequest, _obj: Any = None) -> bool:
        return False

    def has_change_permission(self, _request: DeskRequest, _obj: Any = None) -> bool:
        return False


class AnchorInline(ReadOnlyInline):
    model = Anchor
    fields = ["text", "state", "start", "end", "current"]


class FigureInline(ReadOnlyInline):
    model = Figure
    fields = ["surface", "low", "high", "unit", "modifier", "measure", "stage", "giver", "receiver", "period", "scope"]


class MentionInline(ReadOnlyInline):
    model = Mention
    fields = ["surface", "entity"]


def link_selected(modeladmin: ModelAdmin, request: DeskRequest, queryset: QuerySet[Claim], *, relation: str) -> None:
    """Link exactly two claims; where the relation has a direction it runs from the older article to the newer."""
    claims = list(queryset.select_related("article").order_by("article__published_on", "pk"))
    if len(claims) != 2:
        messages.error(request, _("Choose exactly two claims to link"))
        return
    older, newer = claims
    link_set(older, newer, relation, by=request.user)
    messages.success(request, f"{older} – {Relation(relation).label} – {newer}")


@admin.register(Claim)
class ClaimAdmin(ModelAdmin):
    list_display = ["label", "claimant", "state", "score", "language", "article"]
    list_filter = ["state", "language", "origin"]
    search_fields = ["label", "quote", "claimant", "public_id"]
    list_select_related = ["article"]
    fields = [
        "public_id",
        "state",
        "article",
        "quote",
        "label",
        "claimant",
        "when_value",
        "when_grain",
        "score",
        "reasons",
    ]
    readonly_fields = ["public_id", "state", "article", "quote", "score", "reasons"]
    inlines = [FigureInline, MentionInline, AnchorInline]
    actions = ["accept", "reject", "undo", "make_entry"]

    def has_add_permission(self, _request: DeskRequest) -> bool:
        return False

    def has_delete_permission(self, _request: DeskRequest, _obj: Any = None) -> bool:
        return False

    def has_decide_permission(self, request: DeskRequest) -> bool:
        return request.user.has_perm("claims.decide_claim")

    def save_model(self, request: DeskRequest, obj: Claim, form: ModelForm, change: bool) -> None:
        stored = Claim.objects.get(pk=obj.pk)
        claim_edit(stored, by=request.user, **{name: form.cleaned_data[name] for name in form.changed_data})

    def get_actions(self, request: DeskRequest) -> dict[str, Any]:
        found = super().get_actions(request)
        if self.has_decide_permission(request):
            for relation in Relation:
                name = f"link_{relation}"
                found[name] = (
                    partial(link_selected, relation=relation.value),
                    name,
                    _("Link two claims: %(relation)s") % {"relation": relation.label},
                )
        return found

    def _decide(self, request: DeskRequest, queryset: QuerySet[Claim], action: str) -> None:
        moved, refusals = claims_decide(list(queryset), action, by=request.user)
        messages.success(request, f"{action_words(action)}: {moved}")
        for refusal in refusals:
            messages.warning(request, refusal)

    @admin.action(description=gettext_lazy("Accept"), permissions=["decide"])
    def accept(self, request: DeskRequest, queryset: QuerySet[Claim]) -> None:
        self._decide(request, queryset, "accept")

    @admin.action(description=gettext_lazy("Reject"), permissions=["decide"])
    def reject(self, request: DeskRequest, queryset: QuerySet[Claim]) -> None:
        self._decide(request, queryset, "reject")

    @admin.action(description=gettext_lazy("Undo the decision"), permissions=["decide"])
    def undo(self, request: DeskRequest, queryset: QuerySet[Claim]) -> None:
        self._decide(request, queryset, "undo")

    @admin.action(description=gettext_lazy("Make an entry of accepted claims"), permissions=["decide"])
    def make_entry(self, request: DeskRequest, queryset: QuerySet[Claim]) -> None:
        try:
            entry = entry_create(claims=list(queryset.order_by("pk")), by=request.user)
        except PermissionDenied as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("A draft: %(entry)s") % {"entry": entry})


@admin.register(ClaimLink)
class ClaimLinkAdmin(ReadOnlyAdmin):
    list_display = ["a", "relation", "b", "state", "score", "decided_by"]
    list_filter = ["state", "relation"]
    search_fields = ["a__label", "b__label", "public_id"]
    list_select_related = ["a", "b", "decided_by"]
    actions = ["confirm", "reject", "undo"]

    def has_decide_permission(self, request: DeskRequest) -> bool:
        return request.user.has_perm("claims.decide_claim")

    def _decide(self, request: DeskRequest, queryset: QuerySet[ClaimLink], action: str) -> None:
        for link in queryset:
            try:
                link_decide(link, action, by=request.user)
            except (IllegalMove, StaleState) as refusal:
                messages.warning(request, f"{link}: {refusal}")

    @admin.action(description=gettext_lazy("Confirm"), permissions=["decide"])
    def confirm(self, request: DeskRequest, queryset: QuerySet[ClaimLink]) -> None:
        self._decide(request, queryset, "confirm")

    @admin.action(description=gettext_lazy("Reject"), permissions=["decide"])
    def reject(self, request: DeskRequest, queryset: QuerySet[ClaimLink]) -> None:
        self._decide(request, queryset, "reject")

    @admin.action(description=gettext_lazy("Undo the decision"), permissions=["decide"])
    def undo(self, request: DeskRequest, queryset: QuerySet[ClaimLink]) -> None:
        self._decide(request, queryset, "undo")


@admin.register(Entity)
class EntityAdmin(ReadOnlyAdmin):
    list_display = ["name", "type", "key"]
    list_filter = ["type"]
    search_fields = ["name", "key"]
