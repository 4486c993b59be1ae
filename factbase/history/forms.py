import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.words import ACTIONS
from factbase.ids import ALPHABET, LENGTH

ID = re.compile(rf"(?<![\w-])[{ALPHABET}]{{{LENGTH}}}(?![\w-])")
PEOPLE, SOFTWARE = "people", "software"


class EventFilter(forms.Form):
    """Conditions on the history; one that makes no sense counts as not given."""

    who = forms.ChoiceField(required=False, label=_("Who"))
    kind = forms.ChoiceField(required=False, label=_("What"), choices=[("", _("Everything")), *Event.Kind.choices])
    subject = forms.CharField(
        required=False,
        max_length=300,
        label=_("Which one"),
        widget=forms.TextInput({"placeholder": _("id or address")}),
    )
    action = forms.CharField(required=False, max_length=32, label=_("Action"))
    since = forms.DateField(required=False, label=_("From"), widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(required=False, label=_("To"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        people = User.objects.order_by("username").values_list("username", flat=True)
        named = [(f"={name}", name) for name in people]
        who = [("", _("Everybody")), (PEOPLE, _("People")), (SOFTWARE, _("The software")), *named]
        self.fields["who"] = forms.ChoiceField(required=False, label=_("Who"), choices=who)
        acts = sorted(((name, str(words)) for name, words in ACTIONS.items()), key=lambda pair: pair[1].lower())
        self.fields["action"].widget = forms.Select(choices=[("", _("Every action")), *acts])

    def clean_subject(self) -> str:
        """The last id in what was typed: an address of the desk will do."""
        found = ID.findall(self.cleaned_data["subject"])
        return found[-1] if found else ""

    def narrow(self, events: QuerySet[Event]) -> QuerySet[Event]:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if who := given.pop("who", ""):
            events = events.filter(**_who(who))
        if since := given.pop("since", None):
            events = events.filter(at__gte=_midnight(since))
        if until := given.pop("until", None):
            events = events.filter(at__lt=_midnight(until + dt.timedelta(days=1)))
        return events.filter(**given)

    @property
    def query(self) -> str:
        """The conditions for the address of the next page."""
        return urlencode({name: value for name, value in self.data.items() if value and name in self.fields})


def _who(who: str) -> dict[str, Any]:
    if who.startswith("="):
        return {"by__username": who[1:]}
    return {"by__isnull": who == SOFTWARE}


def _midnight(day: dt.date) -> dt.datetime:
    """The beginning of a day in the zone of the newsroom."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
