from typing import Any

import httpx2
from django import forms
from django.utils.translation import gettext_lazy as _

from articles.fetching import FetchError
from articles.fetching.addresses import check_url
from factbase.changes.services import TOLD
from factbase.sayings import said
from factbase.webhooks.models import Delivery, Endpoint, Happening
from factbase.webhooks.services import FIELDS


class EndpointForm(forms.ModelForm):
    kinds = forms.MultipleChoiceField(
        required=False,
        label=_("Only what happens to"),
        choices=[(kind.value, kind.label) for kind in TOLD],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: everything that is public."),
    )
    happenings = forms.MultipleChoiceField(
        required=False,
        label=_("Only when it is"),
        choices=Happening.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: always."),
    )

    class Meta:
        model = Endpoint
        fields = FIELDS
        widgets = {"url": forms.URLInput({"placeholder": "https://cms.example.org/webhooks"})}
        help_texts = {
            "name": _("Whose it is: what colleagues know it by."),
            "url": _("Where messages are posted. Private networks are refused, and so is every redirect."),
        }

    def clean_url(self) -> str:
        """What can be refused without a name lookup; the rest is seen when something is sent."""
        url: str = self.cleaned_data["url"].strip()
        try:
            check_url(httpx2.URL(url))
        except httpx2.InvalidURL:
            raise forms.ValidationError(_("This is not a valid web address")) from None
        except FetchError as error:
            raise forms.ValidationError(said(str(error))) from None
        return url

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class LogFilter(forms.Form):
    state = forms.ChoiceField(required=False, label=_("State"), choices=[("", _("All")), *Delivery.State.choices])
