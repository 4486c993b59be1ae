"""What a correction changed of what readers read."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factbase.history.reading import Change

Document = dict[str, Any]


def changes_between(before: Document, after: Document) -> list[Change]:
    """Where two documents of one entry differ, as texts; nothing else of them is compared."""
    texts = ((str(name), text(before), text(after)) for name, text in PARTS)
    return [Change(*each) for each in texts if each[1] != each[2]]


def _verdict(document: Document) -> str:
    return str(document["rating"]["label"]) if document["rating"] else ""


def _evidence(document: Document) -> str:
    """A source a line, with its words."""
    lines = (" · ".join(filter(None, (item["title"], item["url"], item["quote"]))) for item in document["evidence"])
    return "\n".join(lines)


def _claims(document: Document) -> str:
    return "\n".join(claim["quote"] for claim in document["claims"])


PARTS: tuple[tuple[str | Promise, Callable[[Document], str]], ...] = (
    (_("Verdict"), _verdict),
    (_("Statement"), lambda document: document["statement"]),
    (_("Rationale"), lambda document: document["rationale"]),
    (_("Evidence"), _evidence),
    (_("Claims"), _claims),
)
