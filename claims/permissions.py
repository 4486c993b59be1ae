"""Who may do what: each answer is true, or false with the reason that the screen shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, Entry, Opinion, Redaction
from claims.querysets import GATHERABLE
from claims.wording.times import clock
from factbase.access.models import User
from factbase.policies.models import Policy, is_active
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


def _has(user: User, permission: str, refusal: str) -> Answer:
    return ALLOWED if user.has_perm(permission) else Answer(refusal)


def may_decide(user: User) -> Answer:
    return _has(user, "claims.decide_claim", _("Your role may not decide on claims"))


def may_regroup(user: User) -> Answer:
    return _has(user, "articles.change_family", _("Your role may not split or join families"))


def may_write(user: User) -> Answer:
    return _has(user, "claims.change_entry", _("Your role may not write entries"))


def may_edit_entry(user: User, entry: Entry) -> Answer:
    if entry.state != EntryState.DRAFT:
        return Answer(_("Only a draft can be edited: send it back first, or correct it if it is published"))
    return may_write(user)


def may_publish(user: User) -> Answer:
    return _has(user, "claims.publish_entry", _("Your role may not approve, publish, correct or retract entries"))


def may_keep_scale(user: User) -> Answer:
    return _has(user, "claims.change_rating", _("Your role may not change the scale of verdicts"))


def may_answer(user: User) -> Answer:
    return _has(user, "claims.change_tip", _("Your role may not deal with letters of readers"))


def may_keep_pages(user: User) -> Answer:
    return _has(user, "claims.change_standingpage", _("Your role may not write the pages about the newsroom"))


def may_redact(user: User, redaction: Redaction | None = None) -> Answer:
    """Asking is one thing; four eyes: somebody else looks at what will be gone, and does it."""
    if redaction and user.pk == redaction.asked_by_id and is_active(Policy.Name.FOUR_EYES):
        return Answer(_("Four eyes: somebody else has to redact what you asked for"))
    return _has(user, "claims.change_redaction", _("Your role may not redact"))


def may_approve(user: User, entry: Entry) -> Answer:
    """Four eyes: nobody approves what they wrote or changed last."""
    if _wrote(user, entry) and is_active(Policy.Name.FOUR_EYES):
        return Answer(_("Four eyes: somebody else has to approve what you wrote"))
    if is_active(Policy.Name.SECOND_RATING) and not _is_rated(entry):
        return Answer(_("Two people have to agree on the verdict first, or an editor has to settle it"))
    return may_publish(user)


def _wrote(user: User, entry: Entry) -> bool:
    return user.pk in (entry.created_by_id, entry.edited_by_id)


def _is_rated(entry: Entry) -> bool:
    """Whether a second person gave the same verdict, or an editor has settled which one stands."""
    opinion = entry.opinions.filter(open=True).first()
    return opinion is not None and (
        opinion.settled or (entry.rating is not None and opinion.verdict == entry.rating.key)
    )


def may_rate(user: User, entry: Entry) -> Answer:
    """The second rating: by somebody who did not write it, once, while it is in review."""
    if entry.state != EntryState.IN_REVIEW or not is_active(Policy.Name.SECOND_RATING):
        return Answer(_("There is nothing to rate"))
    if _wrote(user, entry):
        return Answer(_("Somebody else has to rate what you wrote"))
    if entry.opinions.filter(open=True).exists():
        return Answer(_("It has been rated"))
    return may_write(user)


def may_see_verdict(user: User, entry: Entry) -> Answer:
    """Who is to rate an entry sees neither its verdict nor the reasons for it before they have."""
    if may_rate(user, entry):
        return Answer(_("Rate it first: until then its verdict is hidden from you"))
    return ALLOWED


def may_settle(user: User, opinions: Sequence[Opinion]) -> Answer:
    """Where two people differ an editor decides, and not one of the two."""
    if user.pk in [opinion.by_id for opinion in opinions] and is_active(Policy.Name.FOUR_EYES):
        return Answer(_("Four eyes: somebody else has to settle it"))
    return _has(user, "claims.publish_entry", _("Your role may not settle a disagreement"))


def may_assign(user: User, to: User | None, *, number: int) -> Answer:
    """One at a time to anybody who may decide, several at once to oneself; to others that is for editors."""
    if to is not None and not (to.is_active and may_decide(to)):
        return Answer(_("%(name)s may not decide on claims") % {"name": to.get_username()})
    if number > 1 and to != user:
        return _has(user, "claims.publish_entry", _("Your role may not assign several claims at once to others"))
    return may_decide(user)


def may_be_public(entry: Entry) -> Answer:
    """Nobody publishes before an embargo is over."""
    if entry.embargo_until and timezone.now() < entry.embargo_until:
        return Answer(_("It is under embargo until %(moment)s") % {"moment": clock(entry.embargo_until)})
    return ALLOWED


def may_do(user: User, entry: Entry, action: str) -> Answer:
    """Whether `user` may take this step of the workflow with the entry, its state apart."""
    if action == "submit":
        return may_write(user)
    if action == "approve":
        return may_approve(user, entry)
    return (may_publish(user) and may_be_public(entry)) if action == "publish" else may_publish(user)


def may_reopen(claim: Claim) -> Answer:
    """What an entry stands on cannot be taken back under it."""
    if used := claim.entries.first():
        return Answer(_("It stands in the entry “%(entry)s”; take it out there first") % {"entry": used.statement})
    return ALLOWED


def may_gather(claim: Claim) -> Answer:
    """A refused or withdrawn claim does not join a cluster; one that is refused later stays where it was put."""
    if claim.state not in GATHERABLE:
        return Answer(_("The claim “%(label)s” is %(state)s") % _named(claim))
    return ALLOWED


def may_attach(claim: Claim) -> Answer:
    """Only what a person accepted can stand in an entry."""
    if claim.state != claim.States.ACCEPTED:
        return Answer(_("The claim “%(label)s” is %(state)s; accept it first") % _named(claim))
    return ALLOWED


def _named(claim: Claim) -> dict[str, str]:
    return {"label": claim.label, "state": claim.get_state_display()}
