"""A span as a script sends it, by its place, or as somebody pasted it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleText
from claims.review.forms import SpanForm


class PlaceForm(SpanForm):
    """Where a span stands in the text that was on the screen: `number` is that of the text, the rest code points."""

    number = forms.IntegerField()
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    version = forms.CharField(required=False)

    def __init__(self, *args: Any, text: ArticleText, **options: Any) -> None:
        self.current = text.number
        super().__init__(*args, text=text, **options)
        del self.fields["quote"]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["number"] != self.current:
            raise ValidationError(_("The article has a newer text by now. Open it again."))
        if cleaned["end"] > len(self.text) or not self.text[slice(*self.span())].strip():
            raise ValidationError(_("There are no words in this span."))
        return cleaned

    def refusal(self) -> str:
        return " ".join(str(message) for messages in self.errors.values() for message in messages)


class MoveForm(SpanForm):
    """The words that a claim is to have, for who has no script. `version` is what was on the screen."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: ArticleText, **options: Any) -> None:
        super().__init__(*args, text=text, **options)
        del self.fields["label"], self.fields["claimant"]

    def saw(self, version: str) -> None:
        """Whoever gets the form back sees the claim as it is now, and may save over it."""
        if self.is_bound:
            self.data = {name: self.data[name] for name in self.data} | {"version": version}
