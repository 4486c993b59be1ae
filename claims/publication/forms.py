"""The forms of entries: filters, the editor, and the steps that want words."""

import datetime as dt
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from claims.models import Entry, EntryClaim, Rating
from claims.querysets import EntryQuerySet
from factbase.workflow import EntryState

WEB = URLValidator(schemes=["http", "https"])


class Filter(forms.Form):
    """Conditions on a list; one that makes no sense counts as not given."""

    q = forms.CharField(required=False, max_length=200, label=_("Search"), widget=forms.TextInput({"type": "search"}))
    language = forms.ChoiceField(
        required=False, label=_("Language"), choices=[("", _("All languages")), *settings.LANGUAGES]
    )

    def narrow(self, found: EntryQuerySet) -> EntryQuerySet:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return found.search(given.pop("q", "")).filter(**given)

    @property
    def query(self) -> str:
        """The conditions for the address of the next page."""
        return urlencode({name: value for name, value in self.data.items() if value and name in self.fields})


class PublicFilter(Filter):
    rating = forms.ModelChoiceField(
        Rating.objects.all(), required=False, to_field_name="key", label=_("Verdict"), empty_label=_("All verdicts")
    )


class DeskFilter(Filter):
    state = forms.ChoiceField(required=False, label=_("State"), choices=[("", _("All states")), *EntryState.choices])


class LinesField(forms.CharField):
    """Text of several lines. Browsers send CR LF; only what a person changed counts as a change."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class EntryForm(forms.Form):
    """The working copy of an entry, and the moment at which its editor saw it."""

    statement = LinesField(
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        label=_("Statement"),
        help_text=_("What was claimed, in one sentence, without the verdict."),
    )
    rating = forms.ModelChoiceField(
        Rating.objects.filter(active=True), required=False, label=_("Verdict"), empty_label=_("No verdict yet")
    )
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    rationale = LinesField(
        required=False,
        widget=forms.Textarea({"rows": 10}),
        label=_("Rationale"),
        help_text=_("Why: Markdown. Readers see it as it is in the preview."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, entry: Entry, data: Any = None) -> "EntryForm":
        names = ("statement", "rating", "language", "rationale")
        initial = {name: getattr(entry, name) for name in names} | {"seen": entry.edited_at.isoformat()}
        return cls(data, initial=initial)

    def clean_seen(self) -> dt.datetime:
        try:
            return dt.datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            raise forms.ValidationError(_("Please open the page again.")) from None

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "reason")}


class CorrectionForm(EntryForm):
    reason = LinesField(
        widget=forms.Textarea({"rows": 3}),
        label=_("Reason"),
        help_text=_("What was wrong and what is right now. Readers see it with the date."),
    )


class EvidenceForm(forms.Form):
    title = forms.CharField(max_length=300, label=_("Title"))
    url = forms.URLField(required=False, max_length=2000, label=_("Address"), assume_scheme="https", validators=[WEB])
    archive_url = forms.URLField(
        required=False, max_length=2000, label=_("Archived copy"), assume_scheme="https", validators=[WEB]
    )
    quote = LinesField(
        required=False, widget=forms.Textarea({"rows": 2}), label=_("Quote"), help_text=_("The words that count.")
    )


class BaseEvidence(forms.BaseFormSet):
    """The evidence of an entry: a row each, and an empty one."""

    label = _("Evidence")

    def rows(self) -> list[dict[str, str]]:
        """What stays, in order, as keyword arguments of Evidence."""
        kept = [form.cleaned_data for form in self.forms if form not in self.deleted_forms]
        return [{name: row[name] for name in EvidenceForm.base_fields} for row in kept if row.get("title")]


EvidenceFormSet = cast(
    "type[BaseEvidence]",
    forms.formset_factory(EvidenceForm, formset=BaseEvidence, extra=1, can_delete=True, max_num=100),
)


def evidence_formset(entry: Entry, data: Any = None) -> BaseEvidence:
    return EvidenceFormSet(data, prefix="evidence", initial=list(entry.evidence.values(*EvidenceForm.base_fields)))


class RolesForm(forms.Form):
    """What each claim is to the entry; a field a claim, named by its public id."""

    def __init__(self, entry: Entry, data: Any = None) -> None:
        super().__init__(data, prefix="role")
        self.items = list(entry.entry_claims.select_related("claim__article__source", "claim__article__family"))
        choices = [*EntryClaim.Role.choices, ("", _("take out of the entry"))]
        for item in self.items:
            self.fields[item.claim.public_id] = forms.ChoiceField(
                choices=choices, required=False, initial=item.role, label=item.claim.label
            )

    def rows(self) -> list[tuple[EntryClaim, forms.BoundField]]:
        return [(item, self[item.claim.public_id]) for item in self.items]


class MoveForm(forms.Form):
    """A step of the workflow. Sending back wants a reason, for the colleague who reads it."""

    action = forms.ChoiceField(choices=[(name, name) for name in ("submit", "return", "approve", "publish")])
    why = LinesField(required=False, widget=forms.Textarea({"rows": 2}), label=_("What has to change"))

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("action") == "return" and not self.cleaned_data.get("why"):
            raise forms.ValidationError(_("Say what has to change before you send it back."))
        return self.cleaned_data


class RetractForm(forms.Form):
    notice = LinesField(
        widget=forms.Textarea({"rows": 4}),
        label=_("Notice"),
        help_text=_("All that readers will find in place of the entry."),
    )
    sure = forms.BooleanField(label=_("I know that a retraction is final."))
