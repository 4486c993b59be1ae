"""Conditions on the lists of entries."""

from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from claims.models import Rating
from claims.querysets import EntryQuerySet
from factbase.workflow import EntryState


class Filter(forms.Form):
    """Conditions on a list; one that makes no sense counts as not given."""

    q = forms.CharField(required=False, max_length=200, label=_("Search"), widget=forms.TextInput({"type": "search"}))
    language = forms.ChoiceField(
        required=False, label=_("Language"), choices=[("", _("All languages")), *settings.LANGUAGES]
    )

    def narrow(self, found: EntryQuerySet) -> EntryQuerySet:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return found.search(given.pop("q", "")).filter(**given)

    @property
    def query(self) -> str:
        """The conditions for the address of the next page."""
        return urlencode({name: value for name, value in self.data.items() if value and name in self.fields})


class PublicFilter(Filter):
    rating = forms.ModelChoiceField(
        Rating.objects.all(), required=False, to_field_name="key", label=_("Verdict"), empty_label=_("All verdicts")
    )


class DeskFilter(Filter):
    WANTS = {
        "answer": EntryQuerySet.with_overdue_answers,
        "look": EntryQuerySet.to_recheck,
        "time": EntryQuerySet.scheduled,
    }

    state = forms.ChoiceField(required=False, label=_("State"), choices=[("", _("All states")), *EntryState.choices])
    wants = forms.ChoiceField(
        required=False,
        label=_("Waits for"),
        choices=[
            ("", _("Whatever")),
            ("answer", _("an overdue answer")),
            ("look", _("another look")),
            ("time", _("its time of publication")),
        ],
    )

    def narrow(self, found: EntryQuerySet) -> EntryQuerySet:
        self.is_valid()
        wanted = self.WANTS.get(self.cleaned_data.pop("wants", ""))
        return super().narrow(wanted(found) if wanted else found)
