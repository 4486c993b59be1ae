"""Events as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factbase.history.models import Event

# Who and when stand at the event itself; keys and clocks of the software say nothing to a person.
SILENT = {"decided_by", "decided_at", "state_since", "attempts", "text_sha256", "published_offset"}


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event with what it changed, values as text."""

    event: Event
    changes: tuple[Change, ...]


def lines(events: Iterable[Event]) -> list[Line]:
    return [Line(event, tuple(_changes(event))) for event in events]


def _changes(event: Event) -> Iterable[Change]:
    names = [name for name in {**event.before, **event.after} if name not in SILENT]
    for name in names:
        before, after = event.before.get(name), event.after.get(name)
        if before != after:
            yield Change(name.replace("_", " "), _text(before), _text(after))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(
            _text(item) for name, item in value.items() if item not in (None, "") and name not in ("start", "end")
        )
    return "" if value is None else str(value)
