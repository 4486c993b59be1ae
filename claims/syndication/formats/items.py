"""What a feed tells, whatever its format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A published entry. `content` is safe HTML; `id` stays when the address changes."""

    id: str
    url: str
    language: str
    title: str
    summary: str
    content: str
    verdict: tuple[str, str]  # key and words
    published: dt.datetime
    changed: dt.datetime


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """In place of an entry that was taken back. `title` says that, and nothing of what it had said."""

    id: str
    language: str
    title: str
    notice: str
    changed: dt.datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """One page of a feed, the last change first. `following` is the address of the next page, empty on the last."""

    title: str
    description: str
    language: str
    page: str  # the same as a page for people
    address: str
    following: str
    items: Sequence[Item | Withdrawal]

    @property
    def changed(self) -> dt.datetime:
        return self.items[0].changed if self.items else dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
