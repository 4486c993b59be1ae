from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models import Tip
from claims.publication.forms import WEB, LinesField

MOST = 2000  # characters


class LetterForm(forms.Form):
    """What a reader sends."""

    email = forms.EmailField(
        required=False,
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer. We show it to nobody."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    field_order = ["words", "url", "email"]


class ErrorForm(LetterForm):
    words = LinesField(max_length=MOST, widget=forms.Textarea({"rows": 5}), label=_("What is wrong"))
    url = forms.URLField(
        required=False,
        max_length=MOST,
        assume_scheme="https",
        validators=[WEB],
        label=_("Where we can see that"),
        help_text=_("Address of a page, if you have one."),
    )


class ClaimForm(LetterForm):
    words = LinesField(
        max_length=MOST,
        widget=forms.Textarea({"rows": 5}),
        label=_("What was claimed"),
        help_text=_("In the words you read or heard, and who said so."),
    )
    url = forms.URLField(
        required=False,
        max_length=MOST,
        assume_scheme="https",
        validators=[WEB],
        label=_("Where it stands"),
        help_text=_("Address of a page or a post, if you have one."),
    )


class TipFilter(forms.Form):
    kind = forms.ChoiceField(required=False, label=_("What"), choices=[("", _("Everything")), *Tip.Kind.choices])
    state = forms.ChoiceField(
        required=False,
        label=_("State"),
        choices=[("", pgettext_lazy("letter", "open")), ("closed", _("dealt with"))],
    )
