"""A draft as somebody pastes it. It is not kept, not even while they type."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.lint.linting import LONGEST


class DraftForm(forms.Form):
    text = forms.CharField(
        label=_("Draft"),
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("It is compared and forgotten: nothing of it is stored."),
    )
    published = forms.DateField(
        label=_("Appears on"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=_("“On Wednesday” is counted from there, and figures told days before count as an older state."),
    )
