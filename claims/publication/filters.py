"""Conditions on the lists of entries."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from claims.models import Rating
from claims.querysets import EntryQuerySet
from factbase.workflow import EntryState


class Filter(forms.Form):
    """Conditions on a list; one that makes no sense counts as not given."""

    LOOKUPS: ClassVar[dict[str, str]] = {}  # of fields that are not named after a column

    q = forms.CharField(required=False, max_length=200, label=_("Search"), widget=forms.TextInput({"type": "search"}))
    language = forms.ChoiceField(
        required=False, label=_("Language"), choices=[("", _("All languages")), *settings.LANGUAGES]
    )

    def narrow(self, found: EntryQuerySet, *, leave_out: str = "") -> EntryQuerySet:
        """Apply every condition but that of the field `leave_out`."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value and name != leave_out}
        return found.search(given.pop("q", "")).filter(
            **{self.LOOKUPS.get(name, name): value for name, value in given.items()}
        )

    @property
    def query(self) -> str:
        """The conditions for the address of the next page."""
        return urlencode({name: value for name, value in self.data.items() if value and name in self.fields})


class PublicFilter(Filter):
    LOOKUPS = {"topic": "topics__contains", "year": "published_at__year"}

    rating = forms.ModelChoiceField(
        Rating.objects.all(), required=False, to_field_name="key", label=_("Verdict"), empty_label=_("All verdicts")
    )
    topic = forms.CharField(
        required=False, max_length=60, label=_("Topic"), widget=forms.Select(choices=[("", _("All topics"))])
    )
    year = forms.IntegerField(
        required=False,
        min_value=1900,
        max_value=9998,
        label=_("Year"),
        widget=forms.Select(choices=[("", _("All years"))]),
    )

    def clean_topic(self) -> list[str]:
        return [topic] if (topic := self.cleaned_data["topic"]) else []


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

    def narrow(self, found: EntryQuerySet, **options: Any) -> EntryQuerySet:
        self.is_valid()
        wanted = self.WANTS.get(self.cleaned_data.pop("wants", ""))
        return super().narrow(wanted(found) if wanted else found, **options)
