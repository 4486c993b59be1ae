from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.publication.forms import LinesField

LEAST, MOST = 3, 500  # characters of a passage


class RedactionForm(forms.Form):
    passages = LinesField(
        widget=forms.Textarea({"rows": 4}),
        label=_("Words that have to go"),
        help_text=_("One passage a line, in each spelling that occurs: “Anna Muster”, “A. Muster”, “Musters”."),
    )
    reason = forms.CharField(
        max_length=500,
        label=_("Reason"),
        help_text=_("Goes into the history. Do not repeat the words here: “ruling of 3 May, file 12”."),
    )

    def clean_passages(self) -> list[str]:
        passages = [" ".join(line.split()) for line in self.cleaned_data["passages"].splitlines() if line.strip()]
        if any(not LEAST <= len(passage) <= MOST for passage in passages):
            raise ValidationError(_("A passage has %(least)d to %(most)d characters.") % {"least": LEAST, "most": MOST})
        return list(dict.fromkeys(passages))
