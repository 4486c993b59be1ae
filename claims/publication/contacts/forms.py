from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Contact
from claims.publication.contacts.services import FIELDS
from claims.publication.forms import LinesField, MomentField


class ContactForm(forms.ModelForm):
    asked_at = MomentField(label=_("Asked at"))
    asked = LinesField(label=_("What we asked"), widget=forms.Textarea({"rows": 4}))
    deadline = MomentField(required=False, label=_("Answer wanted by"))
    answered_at = MomentField(required=False, label=_("Answered at"), help_text=_("Empty: now, if there is an answer."))
    answer = LinesField(
        required=False,
        label=_("Answer"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("In their words, or that they declined."),
    )

    class Meta:
        model = Contact
        fields = FIELDS

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        asked_at, now = given.get("asked_at"), timezone.now()
        if given.get("answer") and not given.get("answered_at") and "answered_at" not in self.errors:
            given["answered_at"] = now
        if given.get("answered_at") and not given.get("answer"):
            self.add_error("answer", _("What did they answer?"))
        for name in ("deadline", "answered_at"):
            if asked_at and given.get(name) and given[name] <= asked_at:
                self.add_error(name, _("This is not after the question was asked."))
        return given
