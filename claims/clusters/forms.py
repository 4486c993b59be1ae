"""What people fill in about clusters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.querysets import ClusterQuerySet


class ClusterFilter(forms.Form):
    """Conditions on the list of clusters; they live in the address. One that makes no sense counts as not given."""

    NO_ENTRY, SUGGESTIONS = "no-entry", "suggestions"

    q = forms.CharField(required=False, max_length=200, label=_("Search"), widget=forms.TextInput({"type": "search"}))
    show = forms.ChoiceField(
        required=False,
        label=_("Show"),
        choices=[
            ("", _("all clusters")),
            (NO_ENTRY, _("without an entry")),
            (SUGGESTIONS, _("with new suggestions")),
        ],
    )

    def narrow(self, found: ClusterQuerySet) -> ClusterQuerySet:
        self.is_valid()
        found = found.search(self.cleaned_data.get("q", ""))
        show = self.cleaned_data.get("show")
        if show == self.NO_ENTRY:
            return found.without_entry()
        return found.with_suggestions() if show == self.SUGGESTIONS else found


class TitleForm(forms.Form):
    """`seen` is the title on the screen: nobody overwrites a colleague's unseen."""

    title = forms.CharField(max_length=300, label=_("Working title"))
    seen = forms.CharField(max_length=300, strip=False)


class NewTitleForm(forms.Form):
    """The title of a new cluster; empty: the label of the claim that is surest."""

    title = forms.CharField(max_length=300, required=False, label=_("Working title"))
