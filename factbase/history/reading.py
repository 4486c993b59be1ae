"""Events as people read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factbase.history.models import Event
from factbase.history.words import action_words, column_words, value_words

# Who and when stand at the event itself, and what changed under a claim in its reason; clocks, hashes,
# offsets and ids say nothing to a person.
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
    "reopened",
}


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

    @property
    def action(self) -> str:
        """What was done, as words."""
        return action_words(self.event.action)


def lines(events: Iterable[Event]) -> list[Line]:
    return [Line(event, tuple(_changes(event))) for event in events]


def _changes(event: Event) -> Iterator[Change]:
    for name in dict.fromkeys([*event.before, *event.after]):
        before, after = (_words(name, side.get(name), event.kind) for side in (event.before, event.after))
        if before != after and name not in SILENT:
            yield Change(column_words(name), before, after)


def _words(name: str, value: Any, kind: str) -> str:
    if isinstance(value, list):
        return "\n".join(_words(name, item, kind) for item in value)
    if isinstance(value, dict):
        return " · ".join(_words(part, inner, kind) for part, inner in value.items() if inner and part not in SILENT)
    return "" if value is None else value_words(name, value, kind)
