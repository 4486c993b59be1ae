"""What events call an act or a field, as words. A name that is not here is shown as it stands."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "accept": _("accept"),
    "add": _("add claims"),
    "approve": _("approve"),
    "ask": _("log a question"),
    "ask for a copy": _("ask for a copy"),
    "attach": _("put a claim in"),
    "bring back": _("bring back"),
    "confirm": _("confirm"),
    "correct": _("correct"),
    "create": _("create"),
    "detach": _("take a claim out"),
    "edit": _("edit"),
    "edit a contact": _("edit a logged question"),
    "evidence": _("change the evidence"),
    "extract": _("find claims"),
    "fail": _("fail"),
    "fail to keep a copy": _("fail to keep a copy"),
    "keep a copy": _("keep a copy"),
    "link": _("compare claims"),
    "look again": _("look again"),
    "make an entry": _("make an entry"),
    "merge": _("merge"),
    "miss the schedule": _("miss the time of publication"),
    "move": _("move in the scale"),
    "note an answer": _("note an answer"),
    "origin": _("name the origin"),
    "publish": _("publish"),
    "reject": _("reject"),
    "rename": _("rename"),
    "renew": _("extract anew"),
    "reopen": _("re-open"),
    "retire": _("retire"),
    "retract": _("retract"),
    "return": _("send back to draft"),
    "schedule": _("schedule"),
    "split": _("split"),
    "store": _("store"),
    "strike out a contact": _("strike out a question"),
    "submit": _("submit for review"),
    "take in": _("take in"),
    "take out": _("take claims out"),
    "undo": _("undo"),
    "unschedule": _("cancel the schedule"),
    "withdraw": _("withdraw"),
}

FIELDS: dict[str, str | Promise] = {
    "active": _("in use"),
    "answer": _("answer"),
    "answered_at": _("answered"),
    "approved_by": _("approved by"),
    "asked": _("what we asked"),
    "asked_at": _("asked"),
    "channel": _("how"),
    "claim": _("claim"),
    "claimant": _("claimant"),
    "claims": _("claims"),
    "deadline": _("answer wanted by"),
    "embargo_until": _("embargo until"),
    "entry": _("entry"),
    "evidence": _("evidence"),
    "failure": _("failure"),
    "figures": _("figures"),
    "key": _("key"),
    "label": _("label"),
    "labels": _("words"),
    "language": _("language"),
    "notice": _("notice"),
    "party": _("whom"),
    "position": _("place"),
    "publish_at": _("publish at"),
    "rating": _("verdict"),
    "rationale": _("rationale"),
    "relation": _("relation"),
    "role": _("role"),
    "scheduled_by": _("scheduled by"),
    "sha256": _("hash"),
    "state": _("state"),
    "statement": _("statement"),
    "succeeds": _("succeeds"),
    "taken": _("fetched"),
    "title": _("title"),
    "translation_of": _("translation of"),
    "url": _("address"),
    "value": _("value for ClaimReview"),
    "when_grain": _("precision of the date"),
    "when_value": _("date"),
}


def action_words(action: str) -> str | Promise:
    """An act as words, also one that was undone or done again."""
    for prefix, words in (("undo ", _("undo: {what}")), ("redo ", _("redo: {what}"))):
        if action.startswith(prefix):
            return format_lazy(words, what=action_words(action.removeprefix(prefix)))
    return ACTIONS.get(action, action)


def field_words(name: str) -> str | Promise:
    return FIELDS.get(name, name.replace("_", " "))
