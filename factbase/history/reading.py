"""Events as people read them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from factbase.history.models import Event
from factbase.history.wording import action_words, field_words
from factbase.workflow import TRANSITIONS

STATES = {state.value: state.label for states in TRANSITIONS for state in states}
# A time of day is shown in the zone of the newsroom, whichever it was stored in.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")

# Who and when stand at the event itself; clocks, hashes, offsets and ids say nothing to a person.
SILENT = {
    "decided_by",
    "decided_at",
    "published_at",
    "corrected_at",
    "retracted_at",
    "state_since",
    "attempts",
    "text_sha256",
    "published_offset",
    "start",
    "end",
    "act",
    "undoes",
    "partner",
    "merged_into",
    "member",
    "added_by",
    "added_at",
}


@dataclass(frozen=True, slots=True)
class Change:
    name: str | Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event with what it changed, values as text."""

    event: Event
    changes: tuple[Change, ...]

    @property
    def action(self) -> str | Promise:
        """What was done, as words."""
        return action_words(self.event.action)


def lines(events: Iterable[Event]) -> list[Line]:
    return [Line(event, tuple(_changes(event))) for event in events]


def _changes(event: Event) -> Iterator[Change]:
    if not isinstance(event.after, dict):
        yield Change(action_words(event.action), _words(event.before), _words(event.after))
        return
    for name in dict.fromkeys([*event.before, *event.after]):
        tell = _state if name == "state" else _words
        before, after = tell(event.before.get(name)), tell(event.after.get(name))
        if before != after and name not in SILENT:
            yield Change(field_words(name), before, after)


def _state(value: Any) -> str:
    return str(STATES.get(value, value or ""))


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_words(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(_words(part) for name, part in value.items() if part and name not in SILENT)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, str) and INSTANT.fullmatch(value):
        return f"{localtime(dt.datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)
