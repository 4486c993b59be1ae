from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin, StackedInline, TabularInline

from claims.admin.claims import ReadOnlyInline
from claims.models import (
    ArchiveCopy,
    Claim,
    Contact,
    Entry,
    EntryClaim,
    EntryRevision,
    Evidence,
    Rating,
    Recheck,
)
from claims.permissions import may_edit_entry, may_publish
from claims.publication.evidence import evidence_set
from claims.publication.services import (
    entry_claim_add,
    entry_claim_remove,
    entry_correct,
    entry_edit,
    entry_move,
    entry_publish,
    entry_retract,
)
from claims.publication.working_copy import EDITABLE
from factbase.access.requests import DeskRequest
from factbase.history.admin import ReadOnlyAdmin
from factbase.workflow import ClaimState, EntryState, IllegalMove, StaleState

REFUSALS = (IllegalMove, StaleState, PermissionDenied)


class EntryForm(forms.ModelForm):
    """What is saved of a published entry is a correction, and needs a reason that readers see."""

    reason = forms.CharField(
        required=False, help_text=gettext_lazy("For a published entry: why it is corrected. Readers see it.")
    )

    class Meta:
        model = Entry
        fields = EDITABLE

    def clean(self) -> None:
        super().clean()
        changed = [name for name in self.changed_data if name != "reason"]
        if self.instance.state == EntryState.PUBLISHED and changed and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("A correction needs a reason: readers see it"))


class EntryClaimInline(TabularInline):
    model = EntryClaim
    extra = 0
    fields = ["claim", "role"]
    autocomplete_fields = ["claim"]

    def formfield_for_foreignkey(self, db_field: Any, request: DeskRequest, **options: Any) -> Any:
        if db_field.name == "claim":
            options["queryset"] = Claim.objects.filter(state=ClaimState.ACCEPTED)
        return super().formfield_for_foreignkey(db_field, request, **options)


class EvidenceInline(StackedInline):
    model = Evidence
    extra = 0
    fields = ["title", "url", "quote", "archive_url"]


class EntryRevisionInline(ReadOnlyInline):
    model = EntryRevision
    fields = ["number", "kind", "reason", "by", "at"]


@admin.register(Entry)
class EntryAdmin(ModelAdmin):
    """Drafts are edited, published entries corrected, states moved by actions: all through the services."""

    form = EntryForm
    list_display = ["statement", "rating", "language", "state", "created_by", "edited_by", "published_at"]
    list_filter = ["state", "language", "rating"]
    search_fields = ["statement", "public_id", "rationale"]
    list_select_related = ["rating", "created_by", "edited_by"]
    autocomplete_fields = ["translation_of", "succeeds"]
    fields = ["public_id", "state", *EDITABLE, "reason"]
    readonly_fields = ["public_id", "state"]
    inlines = [EntryClaimInline, EvidenceInline, EntryRevisionInline]
    actions = ["submit", "send_back", "approve", "publish", "retract"]

    def has_add_permission(self, _request: DeskRequest) -> bool:
        return False  # an entry is made of claims: there is an action for it in the list of claims

    def has_delete_permission(self, _request: DeskRequest, _obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: DeskRequest, obj: Entry | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        allowed = may_publish(request.user) if obj.state == EntryState.PUBLISHED else may_edit_entry(request.user, obj)
        return bool(allowed)

    def has_publish_permission(self, request: DeskRequest) -> bool:
        return bool(may_publish(request.user))

    def save_model(self, request: DeskRequest, obj: Entry, form: forms.ModelForm, change: bool) -> None:
        entry = Entry.objects.get(pk=obj.pk)
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name in EDITABLE}
        if entry.state == EntryState.PUBLISHED and changes:
            entry_correct(entry, by=request.user, reason=form.cleaned_data["reason"], **changes)
        elif changes:
            entry_edit(entry, by=request.user, **changes)

    def save_formset(self, request: DeskRequest, form: forms.ModelForm, formset: Any, change: bool) -> None:
        """Inlines of a draft go through the services too; those of other entries are read-only."""
        formset.save(commit=False)  # the admin's own log reads what this finds
        entry = Entry.objects.get(pk=form.instance.pk)
        if entry.state != EntryState.DRAFT or not formset.has_changed():
            return
        rows = [row for row in formset.cleaned_data if row]
        kept = [row for row in rows if not row.get("DELETE")]
        if formset.model is Evidence:
            names = ("title", "url", "quote", "archive_url")
            evidence_set(entry, [{name: row[name] for name in names} for row in kept], by=request.user)
        elif formset.model is EntryClaim:
            for row in rows:
                if row.get("DELETE"):
                    entry_claim_remove(entry, row["claim"], by=request.user)
                else:
                    entry_claim_add(entry, row["claim"], by=request.user, role=row["role"])

    def get_inline_instances(self, request: DeskRequest, obj: Entry | None = None) -> list[Any]:
        inlines = super().get_inline_instances(request, obj)
        if obj and obj.state == EntryState.DRAFT:
            return inlines
        return [self._frozen(inline) for inline in inlines]

    @staticmethod
    def _frozen(inline: Any) -> Any:
        inline.has_add_permission = inline.has_change_permission = inline.has_delete_permission = lambda *_: False
        return inline

    def _move(self, request: DeskRequest, queryset: QuerySet[Entry], action: str) -> None:
        for entry in queryset:
            try:
                if action == "publish":
                    entry_publish(entry, by=request.user)
                else:
                    entry_move(entry, action, by=request.user)
            except REFUSALS as refusal:
                messages.error(request, f"{entry}: {refusal}")
            else:
                messages.success(request, f"{entry}: {entry.get_state_display()}")

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
    def submit(self, request: DeskRequest, queryset: QuerySet[Entry]) -> None:
        self._move(request, queryset, "submit")

    @admin.action(description=gettext_lazy("Send back to draft"), permissions=["publish"])
    def send_back(self, request: DeskRequest, queryset: QuerySet[Entry]) -> None:
        self._move(request, queryset, "return")

    @admin.action(description=gettext_lazy("Approve"), permissions=["publish"])
    def approve(self, request: DeskRequest, queryset: QuerySet[Entry]) -> None:
        self._move(request, queryset, "approve")

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish(self, request: DeskRequest, queryset: QuerySet[Entry]) -> None:
        self._move(request, queryset, "publish")

    @admin.action(description=gettext_lazy("Retract …"), permissions=["publish"])
    def retract(self, request: DeskRequest, queryset: QuerySet[Entry]) -> HttpResponse | None:
        """Ask for the notice first: it is all that readers will see."""
        notice = request.POST.get("notice", "").strip()
        if not notice:
            context = {**self.admin_site.each_context(request), "entries": queryset, "checkbox": ACTION_CHECKBOX_NAME}
            return TemplateResponse(request, "admin/claims/retract.html", context | {"title": _("Retract entries")})
        for entry in queryset:
            try:
                entry_retract(entry, by=request.user, notice=notice)
            except REFUSALS as refusal:
                messages.error(request, f"{entry}: {refusal}")
        return None


@admin.register(Rating)
class RatingAdmin(ReadOnlyAdmin):
    """To look at; the scale is kept at the desk, where every change has its event."""

    list_display = ["key", "value", "labels", "position", "active"]
    search_fields = ["key", "labels"]


@admin.register(ArchiveCopy)
class ArchiveCopyAdmin(ReadOnlyAdmin):
    list_display = ["url", "state", "requested_at", "taken_at", "attempts", "failure"]
    search_fields = ["url", "failure", "public_id"]
    exclude = ["content"]


@admin.register(Contact)
class ContactAdmin(ReadOnlyAdmin):
    list_display = ["party", "entry", "channel", "asked_at", "deadline", "answered_at", "withdrawn"]
    list_filter = ["channel", "withdrawn"]
    search_fields = ["party", "asked", "answer"]
    list_select_related = ["entry"]


@admin.register(Recheck)
class RecheckAdmin(ReadOnlyAdmin):
    list_display = ["words", "kind", "cause", "opened_at", "closed_at", "closed_by"]
    list_filter = ["kind"]
    search_fields = ["words", "subject"]
    list_select_related = ["cause__entry", "closed_by"]


@admin.register(EntryRevision)
class EntryRevisionAdmin(ReadOnlyAdmin):
    list_display = ["entry", "number", "kind", "reason", "by", "at"]
    list_filter = ["kind"]
    search_fields = ["entry__statement", "reason", "public_id"]
    list_select_related = ["entry", "by"]
