"""Who may do what: each answer is true, or false with the reason that the screen shows."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied

from claims.models import Claim, Entry
from claims.querysets import GATHERABLE
from factbase.access.models import User
from factbase.workflow import EntryState


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, or no because of `reason`."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


ALLOWED = Answer()


def require(answer: Answer) -> None:
    """Raise PermissionDenied with the reason unless it is allowed."""
    if not answer:
        raise PermissionDenied(answer.reason)


def _has(user: User, permission: str, what: str) -> Answer:
    return ALLOWED if user.has_perm(permission) else Answer(f"Your role may not {what}")


def may_decide(user: User) -> Answer:
    return _has(user, "claims.decide_claim", "decide on claims")


def may_regroup(user: User) -> Answer:
    return _has(user, "articles.change_family", "split or join families")


def may_write(user: User) -> Answer:
    return _has(user, "claims.change_entry", "write entries")


def may_edit_entry(user: User, entry: Entry) -> Answer:
    if entry.state != EntryState.DRAFT:
        return Answer("Only a draft can be edited: send it back first, or correct it if it is published")
    return may_write(user)


def may_publish(user: User) -> Answer:
    return _has(user, "claims.publish_entry", "approve, publish, correct or retract entries")


def may_approve(user: User, entry: Entry) -> Answer:
    """Four eyes: nobody approves what they wrote or changed last."""
    if settings.FOUR_EYES and user.pk in (entry.created_by_id, entry.edited_by_id):
        return Answer("Four eyes: somebody else has to approve what you wrote")
    return may_publish(user)


def may_do(user: User, entry: Entry, action: str) -> Answer:
    """Whether `user` may take this step of the workflow with the entry, its state apart."""
    if action == "submit":
        return may_write(user)
    return may_approve(user, entry) if action == "approve" else may_publish(user)


def may_reopen(claim: Claim) -> Answer:
    """What an entry stands on cannot be taken back under it."""
    if used := claim.entries.first():
        return Answer(f"It stands in the entry “{used.statement}”; take it out there first")
    return ALLOWED


def may_gather(claim: Claim) -> Answer:
    """A refused or withdrawn claim does not join a cluster; one that is refused later stays where it was put."""
    if claim.state not in GATHERABLE:
        return Answer(f"The claim “{claim.label}” is {claim.get_state_display()}")
    return ALLOWED


def may_attach(claim: Claim) -> Answer:
    """Only what a person accepted can stand in an entry."""
    if claim.state != claim.States.ACCEPTED:
        return Answer(f"The claim “{claim.label}” is {claim.get_state_display()}; accept it first")
    return ALLOWED
