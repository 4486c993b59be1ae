from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.keys.catalogue import ACTIONS, DEFAULTS


class KeysForm(forms.Form):
    """A field for each action. Two actions cannot have one key; digits belong to the lists they pick from."""

    def __init__(self, *args: Any, keys: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options | {"initial": keys})
        for action in ACTIONS:
            self.fields[action.name] = forms.CharField(
                label=str(action.words),
                max_length=1,
                strip=True,
                error_messages={"required": _("An action needs a key.")},
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "class": "key-field"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, key in list(cleaned.items()):
            rivals = [other for other, taken in cleaned.items() if taken == key and other != name]
            if key.isdigit():
                self.add_error(name, _("Digits pick from the lists that other keys open."))
            elif rivals:
                words = self.fields[rivals[0]].label
                self.add_error(name, ValidationError(_("“%(words)s” has this key too."), params={"words": words}))
        return cleaned

    def remapped(self) -> dict[str, str]:
        """What differs from the defaults."""
        return {name: key for name, key in self.cleaned_data.items() if key != DEFAULTS[name]}
