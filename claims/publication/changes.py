"""An event as rows that people compare: what it was, what it became."""

from dataclasses import dataclass
from typing import Any

from factbase.history.models import Event


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    before: str
    after: str


def changes(event: Event) -> list[Change]:
    """The values that differ, the fields in their order. Evidence is recorded as a list and is one row."""
    if isinstance(event.after, list):
        return [Change(event.action, _words(event.before), _words(event.after))]
    names = dict.fromkeys([*event.before, *event.after])
    rows = [Change(name, _words(event.before.get(name)), _words(event.after.get(name))) for name in names]
    return [row for row in rows if row.before != row.after]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_words(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(str(part) for part in value.values() if part)
    return "" if value is None else str(value)
