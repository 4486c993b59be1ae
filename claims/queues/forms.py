"""The filters of the queue. They live in the address, so that a queue can be sent, saved and gone back to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.forms import FilterForm
from claims.queues.amounts import AmountField, UnitField
from claims.queues.choices import AGES, ALL, ME, NO, NOBODY, YES
from claims.queues.sorting import SORTS, WORTH
from factbase.ids import LENGTH
from factbase.workflow import ClaimState


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is applied, in words, and the query without it."""

    label: str
    value: str
    without: str


def _either(label: Any, yes: Any, no: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("either")), (YES, yes), (NO, no)])


def _percent(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=100)


def _words(label: Any, length: int, placeholder: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"placeholder": placeholder, "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=length, widget=widget)


class QueueForm(FilterForm):
    """The state is “suggested” unless said otherwise. What was asked wrongly is not applied, and said at its field."""

    MAIN = ("state", "language", "source", "sort")
    # A filter saved under a name is for tomorrow too.
    PASSING = ("since",)

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("waiting")), *ClaimState.choices[1:], (ALL, _("all states"))],
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", SORTS[WORTH].label), *((name, sort.label) for name, sort in SORTS.items() if name != WORTH)],
    )
    worth_from, worth_to = _percent(_("Worth from")), _percent(_("Worth to"))
    figure = _either(_("Figure"), _("has one"), _("has none"))
    unit = UnitField(label=_("Unit or currency"), required=False, max_length=40)
    amount_from = AmountField(label=_("Amount from"), required=False, max_length=40)
    amount_to = AmountField(label=_("Amount to"), required=False, max_length=40)
    entity = _words(_("Who is named"), 200)
    conflict = _either(_("Conflict"), _("in conflict"), _("without conflict"))
    assigned = forms.ChoiceField(
        label=_("Assigned"),
        required=False,
        choices=[("", _("to anybody")), (ME, _("to me")), (NOBODY, _("to nobody"))],
    )
    age = forms.ChoiceField(
        label=_("Age"),
        required=False,
        choices=[("", _("any age")), *((key, words) for key, (words, _s) in AGES.items())],
    )
    skipped = forms.ChoiceField(
        label=_("Skipped by me"),
        required=False,
        choices=[("", _("left out")), (YES, _("only these")), (ALL, _("shown too"))],
    )
    since = forms.CharField(label=_("Arrived"), required=False, max_length=LENGTH, widget=forms.HiddenInput)

    @property
    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data

    def main(self) -> list[BoundField]:
        return [self[name] for name in self.MAIN]

    def more(self) -> list[BoundField]:
        """The filters that are folded away until somebody needs them."""
        return [field for field in self.visible_fields() if field.name not in (*self.MAIN, "q")]

    def more_is_open(self) -> bool:
        """Only to show what is wrong: what is applied stands beside, and the claims should be in sight."""
        return any(field.errors for field in self.more())

    def query(self, *, without: str = "") -> str:
        """The filters that are applied, always in the same order: the same queue has the same query."""
        return urlencode([(name, value) for name, value in self._applied() if name != without])

    def saved_query(self) -> str:
        return urlencode([(name, value) for name, value in self._applied() if name not in self.PASSING])

    def chips(self) -> list[Chip]:
        return [
            Chip(str(self[name].label), self._shown(name, value), self.query(without=name))
            for name, value in self._applied()
            if name != "sort"
        ]

    def _applied(self) -> Iterator[tuple[str, str]]:
        for name in self.fields:
            value = self.data.get(name, "").strip()
            if value and self.asked.get(name) not in (None, "") and (name, value) != ("sort", WORTH):
                yield name, value

    def _shown(self, name: str, value: str) -> str:
        if name in self.PASSING:
            return str(_("since you opened the queue"))
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            return str(self.asked[name])
        return str(dict(self.choices(name))[value]) if isinstance(field, forms.ChoiceField) else value

    def choices(self, name: str) -> list[tuple[str, Any]]:
        """The values of a filter that can be chosen, with their words."""
        field: Any = self.fields[name]
        return list(field.choices)

    def tell(self, name: str, numbers: Mapping[str, int]) -> None:
        """Write the numbers of claims behind the values of a filter; nothing where they are not known."""
        field: Any = self.fields[name]
        if numbers:
            field.choices = [
                (value, f"{words} ({numbers.get(value, 0)})" if value not in ("", ALL) else words)
                for value, words in field.choices
            ]


def form_of(query: str) -> QueueForm:
    """The form as a saved query fills it in."""
    return QueueForm(QueryDict(query))
