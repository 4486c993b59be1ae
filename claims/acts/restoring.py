"""Puts a row back to what it was, with the events that everything has."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from claims.acts.snapshots import KINDS, STATE, TEXT, Subject, Values, figures_told, snapshots
from claims.assignment.services import assign
from claims.linking import compare_anew
from claims.models import Anchor, Claim, ClaimLink, Comment, Figure, Mention
from claims.opinions.claims import opinion_on_claim, opinion_withdraw
from claims.permissions import may_reopen
from claims.skipping import claim_skip, claim_skip_undo
from factbase.access.models import User
from factbase.history.models import Event, Stateful
from factbase.history.services import event_record, state_move
from factbase.history.words import column_words
from factbase.policies.models import Policy, is_active
from factbase.workflow import ClaimState, IllegalMove, LinkState, StaleState

ACTIONS: dict[str, str] = {
    ClaimState.ACCEPTED: "accept",
    ClaimState.REJECTED: "reject",
    ClaimState.WITHDRAWN: "withdraw",
    LinkState.CONFIRMED: "confirm",
}
OPEN = ClaimState.SUGGESTED
DECIDED = (ClaimState.ACCEPTED, ClaimState.REJECTED)
WRITTEN = ("edit", "move ends", "split", "merge")
# What other claims do not depend on.
ABOUT_PEOPLE = {"assigned_to_id", "decisions", "skips"}
# What stands beside the changes of others.
LENIENT = {"edited", "skips"}
# What the history tells of a claim that was written anew.
TOLD = ("quote", "label", "claimant", "when_value", "figures")


def put_back(change: Values, *, now: str, then: str, by: User, why: str, since: dt.datetime) -> None:
    """Bring the row from the values `now` of the change to those of `then` ("before" and "after"), made at `since`.

    Raises StaleState if somebody changed one of these fields since, IllegalMove where the workflow forbids it.
    """
    kind, expected, wanted = change["kind"], change[now], change[then]
    subject = KINDS[kind]._default_manager.select_for_update(of=("self",)).filter(public_id=change["id"]).first()
    if subject is None:
        raise StaleState(_("It is no longer there."))
    _require_untouched(kind, subject, expected)
    if isinstance(subject, Claim):
        if now == "before":
            _require_one_decides(wanted)
        if wanted.get("edited") is False and _is_written_since(subject, since):
            wanted = wanted | {"edited": True}
        _claim(subject, wanted, by, why)
    elif isinstance(subject, ClaimLink):
        _link(subject, wanted, by, why)
    else:
        _comment(subject, by, taken_back=wanted["taken_back"])


def _require_untouched(kind: str, subject: Subject, expected: Values) -> None:
    (found,) = snapshots([subject])
    # The matcher may say something else by now of a pair that nobody judged.
    names = STATE if kind == "link" and expected.get("state") == OPEN else tuple(expected)
    changed = [name for name in names if name in expected and name not in LENIENT and found[name] != expected[name]]
    if not changed:
        return
    last = Event.objects.filter(subject=subject.public_id).select_related("by").first()
    who = last.by.get_username() if last and last.by else _("the software")
    raise StaleState(
        _("“%(what)s” was changed since by %(who)s (%(fields)s); look at its history first")
        % {"what": subject, "who": who, "fields": ", ".join(column_words(name.removesuffix("_id")) for name in changed)}
    )


def _is_written_since(claim: Claim, since: dt.datetime) -> bool:
    """Extraction has to leave alone what people wrote into other fields."""
    return Event.objects.filter(subject=claim.public_id, action__in=WRITTEN, at__gt=since).exists()


def _require_one_decides(wanted: Values) -> None:
    """What one person decided before two had to is not done again by one."""
    if wanted.get("state") in DECIDED and is_active(Policy.Name.SECOND_DECISION):
        raise IllegalMove(_("By now two people decide on a claim; decide on it anew"))


def _claim(claim: Claim, wanted: Values, by: User, why: str) -> None:
    if "assigned_to_id" in wanted:
        assign([claim], User.objects.filter(pk=wanted["assigned_to_id"]).first(), by=by, why=why)
    if "skips" in wanted:
        _put_off(claim, wanted["skips"], by, why)
    told = [name for name in TOLD if name in wanted]
    before = _told(claim, told)
    _write(claim, wanted)
    if told:
        claim.refresh_from_db()
        event_record(claim, "restore", by=by, why=why, before=before, after=_told(claim, told))
    if "state" in wanted:
        answer = may_reopen(claim)
        if not answer:
            raise IllegalMove(answer.reason)
        _move(claim, wanted, by, why)
    elif "decisions" in wanted:
        _word(claim, wanted["decisions"], by)
    if wanted.keys() - ABOUT_PEOPLE:
        compare_anew(claim)


def _put_off(claim: Claim, skips: Sequence[Any], by: User, why: str) -> None:
    mine = next((at for who, at in skips if who == by.pk), None)
    if mine:
        claim_skip(claim, by=by, at=dt.datetime.fromisoformat(mine), why=why)
    else:
        claim_skip_undo(claim, by=by, why=why)


def _word(claim: Claim, decisions: Sequence[Any], by: User) -> None:
    """The person's own, where a second one is to decide unseen: nobody takes back or gives another's."""
    said = next(((verdict, words) for who, verdict, words in decisions if who == by.pk), None)
    if said is None:
        opinion_withdraw(claim, by=by)
    elif opinion_on_claim(claim, said[0], by=by, why=said[1]):
        raise StaleState(_("By now one person decides; decide on it anew"))


def _told(claim: Claim, names: Sequence[str]) -> Values:
    return {name: figures_told(claim) if name == "figures" else getattr(claim, name) for name in names}


def _write(claim: Claim, wanted: Values) -> None:
    columns = {name: wanted[name] for name in TEXT if name in wanted}
    if columns:
        Claim.objects.filter(pk=claim.pk).update(**columns)
    if "place" in wanted:
        _place(claim, wanted["place"])
    if "figures" in wanted:
        claim.figures.all().delete()
        Figure.objects.bulk_create(Figure(claim=claim, **values) for values in wanted["figures"])
    if "mentions" in wanted:
        claim.mentions.all().delete()
        Mention.objects.bulk_create(Mention(claim=claim, **values) for values in wanted["mentions"])


def _place(claim: Claim, place: list[Any]) -> None:
    text, start, end, state = place
    Anchor.objects.filter(claim=claim, current=True, text=text).update(start=start, end=end, state=state)


def _link(link: ClaimLink, wanted: Values, by: User, why: str) -> None:
    said = {name: wanted[name] for name in ("relation", "forward", "previous") if name in wanted}
    if "a_id" in wanted or "b_id" in wanted:
        ends = {name: wanted[name] for name in ("a_id", "b_id", "forward") if name in wanted}
        ClaimLink.objects.filter(pk=link.pk).update(**ends)
        link.refresh_from_db()
    if "state" in wanted:
        _move(link, wanted, by, why, **link.judged() | said)


def _move(subject: Stateful, wanted: Values, by: User, why: str, **values: Any) -> None:
    """By the moves that the table allows: every state is reached from that of a suggestion."""
    if subject.state != OPEN:
        state_move(subject, "undo", by=by, why=why, decided_by=None, decided_at=None, **values)
    if wanted["state"] != OPEN:
        action = "reject" if wanted["state"] == LinkState.REJECTED else ACTIONS[wanted["state"]]
        state_move(subject, action, by=by, why=why, **values, **_decided(wanted, by))


def _decided(wanted: Values, by: User) -> Values:
    """Whose word it was, and when they gave it."""
    key, at = wanted.get("decided_by_id"), wanted.get("decided_at")
    who = User.objects.filter(pk=key).first() if key else None
    return {"decided_by": who, "decided_at": dt.datetime.fromisoformat(at) if at else None}


def _comment(comment: Comment, by: User, *, taken_back: bool) -> None:
    Comment.objects.filter(pk=comment.pk).update(taken_back=taken_back)
    words = {"comment": comment.text}
    before, after = (words, {}) if taken_back else ({}, words)
    event_record(comment.claim, "take back comment" if taken_back else "comment", by=by, before=before, after=after)
