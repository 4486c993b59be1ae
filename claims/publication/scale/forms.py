from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from claims.models import Rating

PREFIX = "label_"


class RatingForm(forms.Form):
    """One verdict: its words in each language, and its value for ClaimReview."""

    value = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label=_("Value for ClaimReview"),
        choices=[
            ("", _("outside the scale")),
            (5, _("5: true")),
            (4, "4"),
            (3, "3"),
            (2, "2"),
            (1, _("1: false")),
        ],
        help_text=_("Search engines and partners read ratingValue with worstRating 1 and bestRating 5."),
    )

    def __init__(self, data: Any = None, *, rating: Rating | None = None) -> None:
        super().__init__(data)
        for code, name in settings.LANGUAGES:
            self.fields[PREFIX + code] = forms.CharField(
                required=code == settings.LANGUAGE_CODE, max_length=60, label=_("In %s") % name
            )
        if rating:
            self.initial = {PREFIX + code: words for code, words in rating.labels.items()} | {"value": rating.value}

    def values(self) -> dict[str, Any]:
        """Keyword arguments of the services."""
        words = {code: self.cleaned_data[PREFIX + code] for code, _name in settings.LANGUAGES}
        return {"value": self.cleaned_data["value"], "labels": {code: text for code, text in words.items() if text}}


class NewRatingForm(RatingForm):
    key = forms.SlugField(
        max_length=50,
        label=_("Key"),
        help_text=_("For programs: lower-case letters and hyphens, such as mostly-true. It never changes."),
    )
    field_order = ["key"]

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"].lower()
        if Rating.objects.filter(key=key).exists():
            raise forms.ValidationError(_("There is such a verdict already."))
        return key

    def values(self) -> dict[str, Any]:
        return super().values() | {"key": self.cleaned_data["key"]}
