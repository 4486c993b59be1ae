"""The forms of entries: the editor, and the steps that want words."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Entry, EntryClaim, Rating
from claims.publication.dependants.finding import WORDS, Dependant, Dependants

WEB = URLValidator(schemes=["http", "https"])
TOPIC = 60  # characters


class MomentField(forms.DateTimeField):
    """A time in the zone of the newsroom, to the minute; one that a change of clocks leaves out is refused."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class LinesField(forms.CharField):
    """Text of several lines. Browsers send CR LF; only what a person changed counts as a change."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class TopicsField(forms.CharField):
    """Topics with commas between them; each once."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        spelled: dict[str, str] = {}
        for words in (super().to_python(value) or "").split(","):
            topic = " ".join(words.split())
            spelled.setdefault(topic.casefold(), topic)
        return [topic for topic in spelled.values() if topic]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(len(topic) > TOPIC or "/" in topic for topic in value):
            raise forms.ValidationError(_("A topic has at most %(most)d characters, and no slash.") % {"most": TOPIC})

    def run_validators(self, value: Any) -> None:
        """Those of text do not fit a list."""


class EntryForm(forms.Form):
    """The working copy of an entry, and the moment at which its editor saw it."""

    statement = LinesField(
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        label=_("Statement"),
        help_text=_("What was claimed, in one sentence, without the verdict."),
    )
    rating = forms.ModelChoiceField(
        Rating.objects.all(), required=False, label=_("Verdict"), empty_label=_("No verdict yet")
    )
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    rationale = LinesField(
        required=False,
        widget=forms.Textarea({"rows": 10}),
        label=_("Rationale"),
        help_text=_("Why: Markdown. Readers see it as it is in the preview."),
    )
    topics = TopicsField(
        required=False,
        max_length=600,
        label=_("Topics"),
        help_text=_("In the language of the entry, with commas between them: Ukraine, military aid."),
    )
    embargo_until = MomentField(
        required=False, label=_("Embargo until"), help_text=_("Nobody can publish it before; empty: at any time.")
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, entry: Entry, data: Any = None) -> "EntryForm":
        """A retired verdict is offered to an entry that bears it already."""
        names = [name for name in cls.base_fields if name not in ("seen", "reason")]
        form = cls(data, initial={name: getattr(entry, name) for name in names} | {"seen": entry.edited_at.isoformat()})
        scale = cast("forms.ModelChoiceField", form.fields["rating"])
        scale.queryset = Rating.objects.filter(Q(active=True) | Q(pk=entry.rating_id))
        return form

    def clean_seen(self) -> dt.datetime:
        try:
            return dt.datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            raise forms.ValidationError(_("Please open the page again.")) from None

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "reason")}


class CorrectionForm(EntryForm):
    embargo_until = None  # type: ignore[assignment]  # it is over
    reason = LinesField(
        widget=forms.Textarea({"rows": 3}),
        label=_("Reason"),
        help_text=_("What was wrong and what is right now. Readers see it with the date."),
    )


class EvidenceForm(forms.Form):
    title = forms.CharField(max_length=300, label=_("Title"))
    url = forms.URLField(required=False, max_length=2000, label=_("Address"), assume_scheme="https", validators=[WEB])
    archive_url = forms.URLField(
        required=False, max_length=2000, label=_("Public archive"), assume_scheme="https", validators=[WEB]
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


class ScheduleForm(forms.Form):
    publish_at = MomentField(label=_("Publish at"))


class ReopenForm(forms.Form):
    """Which of what rests on an entry is put before people again: all of it, unless somebody says otherwise."""

    reopen = forms.MultipleChoiceField(required=False)

    def __init__(self, dependants: Dependants, data: Any = None) -> None:
        super().__init__(data)
        self.kinds = dependants.kinds()
        choices = [(str(kind), kind) for kind, _rows in self.kinds]
        cast("forms.MultipleChoiceField", self.fields["reopen"]).choices = choices
        self.initial["reopen"] = [kind for kind, _rows in choices]

    def rows(self) -> list[tuple[str, str | Promise, list[Dependant], bool]]:
        """Each kind with its words, what is of it, and whether it is ticked."""
        ticked = self["reopen"].value() or []
        return [(kind, WORDS[kind], rows, kind in ticked) for kind, rows in self.kinds]


class RetractForm(forms.Form):
    notice = LinesField(
        widget=forms.Textarea({"rows": 4}),
        label=_("Notice"),
        help_text=_("All that readers will find in place of the entry."),
    )
    sure = forms.BooleanField(label=_("I know that a retraction is final."))
