"""The codes that events hold, in words."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

# What an event says was done, and the columns that it says were changed; what is not here stands as it is. The words of
# values come with their choices: their context is the name of the column.
ACTIONS: dict[str, Promise] = {
    "accept": pgettext_lazy("event", "accept"),
    "add": pgettext_lazy("event", "add"),
    "agree": pgettext_lazy("event", "agree"),
    "approve": pgettext_lazy("event", "approve"),
    "ask": pgettext_lazy("event", "log a question"),
    "ask for a copy": pgettext_lazy("event", "ask for a copy"),
    "ask to redact": pgettext_lazy("event", "ask to redact"),
    "assign": pgettext_lazy("event", "assign"),
    "attach": pgettext_lazy("event", "attach"),
    "bring back": pgettext_lazy("event", "bring back"),
    "carry over": pgettext_lazy("event", "carry over"),
    "close": pgettext_lazy("event", "close"),
    "comment": pgettext_lazy("event", "comment"),
    "confirm": pgettext_lazy("event", "confirm"),
    "correct": pgettext_lazy("event", "correct"),
    "create": pgettext_lazy("event", "create"),
    "decide unseen": pgettext_lazy("event", "decide unseen"),
    "detach": pgettext_lazy("event", "detach"),
    "disagree": pgettext_lazy("event", "disagree"),
    "edit": pgettext_lazy("event", "edit"),
    "edit a contact": pgettext_lazy("event", "edit a logged question"),
    "evidence": pgettext_lazy("event", "evidence"),
    "extract": pgettext_lazy("event", "extract"),
    "fail": pgettext_lazy("event", "fail"),
    "fail to keep a copy": pgettext_lazy("event", "fail to keep a copy"),
    "join": pgettext_lazy("event", "join"),
    "keep a copy": pgettext_lazy("event", "keep a copy"),
    "leave": pgettext_lazy("event", "leave"),
    "link": pgettext_lazy("event", "link"),
    "look": pgettext_lazy("event", "look"),
    "look again": pgettext_lazy("event", "look again"),
    "make an entry": pgettext_lazy("event", "make an entry"),
    "merge": pgettext_lazy("event", "merge"),
    "miss the schedule": pgettext_lazy("event", "miss the time of publication"),
    "move": pgettext_lazy("event", "move in the scale"),
    "move ends": pgettext_lazy("event", "move the ends"),
    "note an answer": pgettext_lazy("event", "note an answer"),
    "origin": pgettext_lazy("event", "origin"),
    "pause": pgettext_lazy("event", "pause"),
    "publish": pgettext_lazy("event", "publish"),
    "receive": pgettext_lazy("event", "receive"),
    "redact": pgettext_lazy("event", "redact"),
    "reject": pgettext_lazy("event", "reject"),
    "remove": pgettext_lazy("event", "remove"),
    "rename": pgettext_lazy("event", "rename"),
    "renew": pgettext_lazy("event", "renew"),
    "renew the secret": pgettext_lazy("event", "give a new secret"),
    "reopen": pgettext_lazy("event", "reopen"),
    "replay": pgettext_lazy("event", "send again"),
    "restore": pgettext_lazy("event", "restore"),
    "resume": pgettext_lazy("event", "resume"),
    "retire": pgettext_lazy("event", "retire"),
    "retract": pgettext_lazy("event", "retract"),
    "retry extracted": pgettext_lazy("event", "retry extracted"),
    "retry linked": pgettext_lazy("event", "retry linked"),
    "retry received": pgettext_lazy("event", "retry received"),
    "retry stored": pgettext_lazy("event", "retry stored"),
    "return": pgettext_lazy("event", "return"),
    "save": pgettext_lazy("event", "save"),
    "schedule": pgettext_lazy("event", "schedule"),
    "send a test": pgettext_lazy("event", "send a test"),
    "settle": pgettext_lazy("event", "settle"),
    "skip": pgettext_lazy("event", "skip"),
    "split": pgettext_lazy("event", "split"),
    "split off": pgettext_lazy("event", "split off"),
    "store": pgettext_lazy("event", "store"),
    "strike out a contact": pgettext_lazy("event", "strike out a question"),
    "submit": pgettext_lazy("event", "submit"),
    "switch off": pgettext_lazy("event", "switch off"),
    "switch on": pgettext_lazy("event", "switch on"),
    "take back": pgettext_lazy("event", "take back"),
    "take back comment": pgettext_lazy("event", "take back a comment"),
    "take in": pgettext_lazy("event", "take in"),
    "take out": pgettext_lazy("event", "take out"),
    "take over": pgettext_lazy("event", "take over"),
    "undo": pgettext_lazy("event", "undo"),
    "unschedule": pgettext_lazy("event", "cancel the schedule"),
    "watch": pgettext_lazy("event", "watch"),
    "withdraw": pgettext_lazy("event", "withdraw"),
}
COLUMNS: dict[str, Promise] = {
    "active": pgettext_lazy("column", "in use"),
    "agency": pgettext_lazy("column", "agency"),
    "answer": pgettext_lazy("column", "answer"),
    "answered at": pgettext_lazy("column", "answered"),
    "approved by": pgettext_lazy("column", "approved by"),
    "articles": pgettext_lazy("column", "articles"),
    "asked": pgettext_lazy("column", "what we asked"),
    "asked at": pgettext_lazy("column", "asked"),
    "assigned to": pgettext_lazy("column", "assigned to"),
    "byline": pgettext_lazy("column", "byline"),
    "canonical url": pgettext_lazy("column", "canonical url"),
    "channel": pgettext_lazy("column", "how"),
    "claim": pgettext_lazy("column", "claim"),
    "claimant": pgettext_lazy("column", "claimant"),
    "claimant words": pgettext_lazy("column", "claimant words"),
    "claims": pgettext_lazy("column", "claims"),
    "comment": pgettext_lazy("column", "comment"),
    "deadline": pgettext_lazy("column", "answer wanted by"),
    "decided at": pgettext_lazy("column", "time of the decision"),
    "decided by": pgettext_lazy("column", "decided by"),
    "decisions": pgettext_lazy("column", "decisions"),
    "deliveries": pgettext_lazy("column", "messages"),
    "delivery": pgettext_lazy("column", "message"),
    "duplicate of": pgettext_lazy("column", "duplicate of"),
    "edited": pgettext_lazy("column", "edited"),
    "embargo until": pgettext_lazy("column", "embargo until"),
    "engine": pgettext_lazy("column", "engine"),
    "entry": pgettext_lazy("column", "entry"),
    "evidence": pgettext_lazy("column", "evidence"),
    "failed stage": pgettext_lazy("column", "failed stage"),
    "failure": pgettext_lazy("column", "failure"),
    "figures": pgettext_lazy("column", "figures"),
    "forward": pgettext_lazy("column", "forward"),
    "from": pgettext_lazy("column", "from"),
    "happenings": pgettext_lazy("column", "what happened to it"),
    "into": pgettext_lazy("column", "into"),
    "key": pgettext_lazy("column", "key"),
    "kinds": pgettext_lazy("column", "kinds of things"),
    "label": pgettext_lazy("column", "label"),
    "labels": pgettext_lazy("column", "words"),
    "language": pgettext_lazy("column", "language"),
    "link": pgettext_lazy("column", "link"),
    "matcher": pgettext_lazy("column", "matcher"),
    "mentions": pgettext_lazy("column", "names in it"),
    "name": pgettext_lazy("column", "name"),
    "notice": pgettext_lazy("column", "notice"),
    "origin": pgettext_lazy("column", "origin"),
    "page": pgettext_lazy("column", "page"),
    "party": pgettext_lazy("column", "whom"),
    "place": pgettext_lazy("column", "place"),
    "places": pgettext_lazy("column", "places"),
    "position": pgettext_lazy("column", "place"),
    "previous": pgettext_lazy("column", "previous"),
    "publish at": pgettext_lazy("column", "publish at"),
    "published at": pgettext_lazy("column", "published at"),
    "published on": pgettext_lazy("column", "published on"),
    "query": pgettext_lazy("column", "query"),
    "quote": pgettext_lazy("column", "quote"),
    "rating": pgettext_lazy("column", "rating"),
    "rationale": pgettext_lazy("column", "rationale"),
    "reason": pgettext_lazy("column", "reason"),
    "reasons": pgettext_lazy("column", "reasons"),
    "relation": pgettext_lazy("column", "relation"),
    "removed": pgettext_lazy("column", "removed"),
    "role": pgettext_lazy("column", "role"),
    "scheduled by": pgettext_lazy("column", "scheduled by"),
    "score": pgettext_lazy("column", "score"),
    "sha256": pgettext_lazy("column", "hash"),
    "shared": pgettext_lazy("column", "shared"),
    "source": pgettext_lazy("column", "source"),
    "state": pgettext_lazy("column", "state"),
    "statement": pgettext_lazy("column", "statement"),
    "succeeds": pgettext_lazy("column", "succeeds"),
    "taken": pgettext_lazy("column", "fetched"),
    "taken back": pgettext_lazy("column", "taken back"),
    "text": pgettext_lazy("column", "text"),
    "text number": pgettext_lazy("column", "text number"),
    "title": pgettext_lazy("column", "title"),
    "topics": pgettext_lazy("column", "topics"),
    "translation of": pgettext_lazy("column", "translation of"),
    "url": pgettext_lazy("column", "url"),
    "value": pgettext_lazy("column", "value for ClaimReview"),
    "verdict": pgettext_lazy("column", "verdict"),
    "watched": pgettext_lazy("column", "watched"),
    "when grain": pgettext_lazy("column", "when grain"),
    "when value": pgettext_lazy("column", "when value"),
    "when words": pgettext_lazy("column", "when words"),
    "words": pgettext_lazy("column", "words of the letter"),
    "worked on by": pgettext_lazy("column", "worked on by"),
}
# Values that no choices say, or say otherwise: what people said unseen, what a page met with, how somebody was asked,
# why an article is the origin of its family.
VALUES = (
    pgettext_lazy("verdict", "accept"),
    pgettext_lazy("verdict", "reject"),
    pgettext_lazy("page", "unchanged"),
    pgettext_lazy("page", "changed"),
    pgettext_lazy("page", "gone"),
    pgettext_lazy("page", "withheld"),
    pgettext_lazy("page", "failed"),
    pgettext_lazy("reason", "agency"),
    pgettext_lazy("reason", "earliest"),
    pgettext_lazy("reason", "longest"),
    pgettext_lazy("reason", "person"),
    pgettext_lazy("channel", "email"),
    pgettext_lazy("channel", "telephone"),
    pgettext_lazy("channel", "letter"),
    pgettext_lazy("channel", "form"),
    pgettext_lazy("channel", "message"),
    pgettext_lazy("channel", "meeting"),
)
CODED = ("relation", "role", "modifier", "stage", "scope", "verdict", "page", "channel", "reason")
# A time of day is shown in the zone of the newsroom, whichever it was stored in.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
UNDO, REDO = "undo ", "redo "


def action_words(action: str) -> str:
    """What was done; an undo of a named act says which."""
    if action.startswith(UNDO):
        return _("undo: %(action)s") % {"action": action_words(action.removeprefix(UNDO))}
    if action.startswith(REDO):
        return _("redo: %(action)s") % {"action": action_words(action.removeprefix(REDO))}
    return str(ACTIONS.get(action, action))


def column_words(name: str) -> str:
    name = name.replace("_", " ")
    return str(COLUMNS.get(name, name))


def value_words(name: str, value: Any, kind: str) -> str:
    """One value of a column of a row of that kind."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in ("state", "failed_stage"):
        return pgettext(kind, str(value).replace("_", " ")) if value else ""
    if name in CODED:
        return pgettext(name, str(value).replace("_", " ")) if value else ""
    if isinstance(value, str) and INSTANT.fullmatch(value):
        return date_format(localtime(dt.datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT")
    return _number(value) if name in ("low", "high") else str(value)


def _number(value: Any) -> str:
    try:
        return number_format(f"{Decimal(value).normalize():f}", use_l10n=True, force_grouping=True)
    except InvalidOperation:
        return str(value)
