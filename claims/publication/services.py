"""Every write to entries: draft, review, publication, correction, retraction."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from claims.models import Claim, Entry, EntryClaim, EntryRevision
from claims.opinions.entries import opinions_close
from claims.permissions import may_attach, may_be_public, may_do, may_edit_entry, may_publish, may_write, require
from claims.publication.dependants.services import ALL, dependants_reopen
from claims.publication.evidence import evidence_replace
from claims.publication.revisions import revise
from claims.publication.working_copy import touch, write
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.workflow import EntryState, IllegalMove, next_state

# What an entry has to have before it is submitted.
PARTS = {
    "statement": pgettext_lazy("missing", "statement"),
    "rating": pgettext_lazy("missing", "rating"),
    "rationale": pgettext_lazy("missing", "rationale"),
}


class IncompleteEntry(IllegalMove):
    """What an entry still lacks before it can go on."""


@transaction.atomic
def entry_create(*, claims: Sequence[Claim], by: User, **values: Any) -> Entry:
    """Make a draft about accepted claims; the first is the one checked, the others its appearances."""
    require(may_write(by))
    if not values.get("statement") and claims:
        values["statement"] = claims[0].label
    entry = Entry.objects.create(created_by=by, edited_by=by, **values)
    for claim in claims:
        entry_claim_add(
            entry,
            claim,
            by=by,
            role=EntryClaim.Role.CHECKED if claim == claims[0] else EntryClaim.Role.APPEARANCE,
        )
    event_record(entry, "create", by=by, before={}, after={"state": entry.state, "statement": entry.statement})
    return entry


@transaction.atomic
def entry_edit(entry: Entry, *, by: User, **changes: Any) -> None:
    """Change a draft (names in EDITABLE) and record what changed."""
    require(may_edit_entry(by, entry))
    write(entry, by, changes)


@transaction.atomic
def entry_claim_add(entry: Entry, claim: Claim, *, by: User, role: str = EntryClaim.Role.APPEARANCE) -> EntryClaim:
    """Put an accepted claim into a draft, or change its role there."""
    require(may_edit_entry(by, entry))
    require(may_attach(claim))
    position = (entry.entry_claims.aggregate(last=Max("position"))["last"] or 0) + 1
    item, _made = EntryClaim.objects.update_or_create(
        entry=entry,
        claim=claim,
        defaults={"role": role},
        create_defaults={"role": role, "position": position},
    )
    touch(entry, by, "attach", claim=claim.public_id, label=claim.label, role=role)
    return item


@transaction.atomic
def entry_claim_remove(entry: Entry, claim: Claim, *, by: User) -> None:
    require(may_edit_entry(by, entry))
    EntryClaim.objects.filter(entry=entry, claim=claim).delete()
    touch(entry, by, "detach", claim=claim.public_id, label=claim.label)


@transaction.atomic
def entry_move(entry: Entry, action: str, *, by: User, why: str = "") -> None:
    """Submit, return or approve an entry. `publish`, `correct` and `retract` have functions of their own.

    What is sent back to draft is no longer scheduled.
    """
    require(may_do(by, entry, action))
    next_state(EntryState(entry.state), action)
    if action == "submit":
        _complete(entry)
        opinions_close(entry)
    changes = Entry.UNSCHEDULED if action == "return" else {}
    state_move(entry, action, by=by, why=why, approved_by=by if action == "approve" else None, **changes)


def _complete(entry: Entry) -> None:
    missing = [str(words) for name, words in PARTS.items() if not getattr(entry, name)]
    if not entry.entry_claims.filter(role=EntryClaim.Role.CHECKED).exists():
        missing.append(_("a checked claim"))
    if not entry.evidence.exists():
        missing.append(pgettext("missing", "evidence"))
    if missing:
        raise IncompleteEntry(_("Still missing: %(parts)s") % {"parts": ", ".join(missing)})


@transaction.atomic
def entry_publish(entry: Entry, *, by: User, why: str = "") -> EntryRevision:
    """Publish an approved entry as its first revision. Raises IllegalMove while it is under embargo."""
    require(may_publish(by))
    if not (answer := may_be_public(entry)):
        raise IllegalMove(answer.reason)
    state_move(entry, "publish", by=by, why=why, published_at=timezone.now(), **Entry.UNSCHEDULED)
    return revise(entry, EntryRevision.Kind.PUBLICATION, by=by)


@transaction.atomic
def entry_correct(
    entry: Entry,
    *,
    by: User,
    reason: str,
    evidence: Sequence[dict[str, str]] | None = None,
    reopen: Collection[str] = ALL,
    **changes: Any,
) -> EntryRevision:
    """Change a published entry (names in EDITABLE, and its evidence) as a new revision; the reason is public.

    What rests on it, of the kinds in `reopen`, is put before people again.
    """
    require(may_publish(by))
    if not reason.strip():
        raise IncompleteEntry(_("A correction needs a reason: readers see it"))
    next_state(EntryState(entry.state), "correct")
    write(entry, by, changes)
    if evidence is not None:
        evidence_replace(entry, evidence, by=by)
    state_move(entry, "correct", by=by, why=reason, corrected_at=timezone.now())
    revision = revise(entry, EntryRevision.Kind.CORRECTION, by=by, reason=reason)
    dependants_reopen(revision, reopen, by=by)
    return revision


@transaction.atomic
def entry_retract(entry: Entry, *, by: User, notice: str, reopen: Collection[str] = ALL) -> EntryRevision:
    """Take a published entry back for good; `notice` is what the public reads in its place.

    What rests on it, of the kinds in `reopen`, is put before people again.
    """
    require(may_publish(by))
    if not notice.strip():
        raise IncompleteEntry(_("A retraction needs a notice: it is all that readers will see"))
    state_move(entry, "retract", by=by, why=notice, notice=notice, retracted_at=timezone.now())
    revision = revise(entry, EntryRevision.Kind.RETRACTION, by=by, reason=notice)
    dependants_reopen(revision, reopen, by=by)
    return revision
