"""What people said about a pair of claims, from its events: nothing of it is lost by undo or by a newer matcher."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import ClaimLink
from factbase.access.models import User
from factbase.history.models import Event
from factbase.workflow import LinkState

# By what was done, and the state of the pair before.
DONE: dict[tuple[str, str], Promise] = {
    ("confirm", LinkState.SUGGESTED): _("said:"),
    ("reject", LinkState.SUGGESTED): _("refused:"),
    ("undo", LinkState.CONFIRMED): _("took back:"),
    ("undo", LinkState.REJECTED): _("no longer refuses:"),
    ("reopen", LinkState.CONFIRMED): _("opened again what was said:"),
    ("reopen", LinkState.REJECTED): _("opened again what was refused:"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One word about a pair, with what the matcher said of it then. `by` is empty where the software re-opened it."""

    by: User | None
    at: dt.datetime
    done: str | Promise
    relation: str
    forward: bool | None
    score: float | None
    reasons: list[str]
    matcher: str
    why: str


def judgements(links: Iterable[ClaimLink]) -> dict[str, list[Judgement]]:
    """The judgements of all links, the newest first, by the links' public ids; in one query."""
    subjects = [link.public_id for link in links]
    events = Event.objects.filter(kind=Event.Kind.LINK, subject__in=subjects).select_related("by")
    found: dict[str, list[Judgement]] = {subject: [] for subject in subjects}
    for event in events:
        found[event.subject].append(_judgement(event))
    return found


def _judgement(event: Event) -> Judgement:
    # An undo leaves the relation as the person before had set it; it is that word which is taken back.
    said: dict[str, Any] = event.after if event.action in ("confirm", "reject") else event.before
    return Judgement(
        by=event.by,
        at=event.at,
        done=DONE.get((event.action, event.before.get("state", "")), event.action),
        relation=said.get("relation", ""),
        forward=said.get("forward"),
        score=said.get("score"),
        reasons=said.get("reasons", []),
        matcher=said.get("matcher", ""),
        why=event.why,
    )
