"""What a reader asks the ledgers; it lives in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.ledger.index import Asked
from claims.wording.searching import spellings


class LedgersForm(forms.Form):
    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    order = forms.ChoiceField(
        label=_("First"),
        required=False,
        choices=[
            ("", _("most figures")),
            ("seen", _("seen last")),
            ("conflicts", _("most conflicts")),
            ("name", _("by name")),
        ],
    )
    conflicting = forms.BooleanField(label=_("Only with conflicts"), required=False)

    def asked(self) -> Asked:
        """What was asked wrongly is not applied."""
        self.is_valid()
        asked = self.cleaned_data
        words = tuple(map(spellings, asked.get("q", "").split()))
        return Asked(words, asked.get("conflicting", False), asked.get("order") or "figures")
