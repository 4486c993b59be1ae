"""Every write to entries: draft, review, publication, correction, retraction."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from claims.models import Claim, Entry, EntryClaim, EntryRevision, Evidence
from claims.opinions.entries import opinions_close
from claims.permissions import may_attach, may_do, may_edit_entry, may_publish, may_write, require
from claims.publication.render import entry_document
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.workflow import EntryState, IllegalMove, next_state

# What an entry has to have before it is submitted.
PARTS = {
    "statement": pgettext_lazy("missing", "statement"),
    "rating": pgettext_lazy("missing", "rating"),
    "rationale": pgettext_lazy("missing", "rationale"),
}
EDITABLE = ("language", "statement", "rating", "rationale", "translation_of", "succeeds")


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
    _write(entry, by, "edit", changes)


def _write(entry: Entry, by: User, action: str, changes: dict[str, Any]) -> None:
    changes = {name: value for name, value in changes.items() if getattr(entry, name) != value}
    if not changes:
        return
    before = {name: str(getattr(entry, name) or "") for name in changes}
    for name, value in changes.items():
        setattr(entry, name, value)
    entry.edited_by = by
    entry.save(update_fields=[*changes, "edited_by", "edited_at"])
    after = {name: str(value or "") for name, value in changes.items()}
    event_record(entry, action, by=by, before=before, after=after)


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
    _touch(entry, by, "attach", claim=claim.public_id, label=claim.label, role=role)
    return item


@transaction.atomic
def entry_claim_remove(entry: Entry, claim: Claim, *, by: User) -> None:
    require(may_edit_entry(by, entry))
    EntryClaim.objects.filter(entry=entry, claim=claim).delete()
    _touch(entry, by, "detach", claim=claim.public_id, label=claim.label)


@transaction.atomic
def evidence_set(entry: Entry, items: Sequence[dict[str, str]], *, by: User) -> None:
    """Replace the evidence of a draft; `items` are keyword arguments of Evidence in their order."""
    require(may_edit_entry(by, entry))
    _replace_evidence(entry, items, by)


def _replace_evidence(entry: Entry, items: Sequence[dict[str, str]], by: User) -> None:
    before = _evidence(entry)
    if before == list(items):
        return
    rows = [Evidence(entry=entry, position=place, **item) for place, item in enumerate(items)]
    for row in rows:
        row.full_clean(exclude=["entry"])
    entry.evidence.all().delete()
    Evidence.objects.bulk_create(rows)
    _touch(entry, by, "evidence", before={"evidence": before}, after={"evidence": list(items)})


def _evidence(entry: Entry) -> list[dict[str, str]]:
    names = ("title", "url", "quote", "archive_url")
    return [{name: getattr(item, name) for name in names} for item in entry.evidence.all()]


def _touch(entry: Entry, by: User, action: str, **what: Any) -> None:
    """What hangs on an entry changed: whoever did it may not approve it, and the events know."""
    Entry.objects.filter(pk=entry.pk).update(edited_by=by, edited_at=timezone.now())
    entry.edited_by = by
    event_record(entry, action, by=by, before=what.pop("before", {}), after=what.pop("after", what))


@transaction.atomic
def entry_move(entry: Entry, action: str, *, by: User, why: str = "") -> None:
    """Submit, return or approve an entry. `publish`, `correct` and `retract` have functions of their own."""
    require(may_do(by, entry, action))
    next_state(EntryState(entry.state), action)
    if action == "submit":
        _complete(entry)
        opinions_close(entry)
    state_move(entry, action, by=by, why=why, approved_by=by if action == "approve" else None)


def _complete(entry: Entry) -> None:
    missing = [str(words) for name, words in PARTS.items() if not getattr(entry, name)]
    if not entry.entry_claims.filter(role=EntryClaim.Role.CHECKED).exists():
        missing.append(_("a checked claim"))
    if not entry.evidence.exists():
        missing.append(pgettext("missing", "evidence"))
    if missing:
        raise IncompleteEntry(_("Still missing: %(parts)s") % {"parts": ", ".join(missing)})


@transaction.atomic
def entry_publish(entry: Entry, *, by: User) -> EntryRevision:
    """Publish an approved entry as its first revision."""
    require(may_publish(by))
    state_move(entry, "publish", by=by, published_at=timezone.now())
    return _revise(entry, EntryRevision.Kind.PUBLICATION, by=by)


@transaction.atomic
def entry_correct(
    entry: Entry, *, by: User, reason: str, evidence: Sequence[dict[str, str]] | None = None, **changes: Any
) -> EntryRevision:
    """Change a published entry (names in EDITABLE, and its evidence) as a new revision; the reason is public."""
    require(may_publish(by))
    if not reason.strip():
        raise IncompleteEntry(_("A correction needs a reason: readers see it"))
    next_state(EntryState(entry.state), "correct")
    _write(entry, by, "edit", changes)
    if evidence is not None:
        _replace_evidence(entry, evidence, by)
    state_move(entry, "correct", by=by, why=reason, corrected_at=timezone.now())
    return _revise(entry, EntryRevision.Kind.CORRECTION, by=by, reason=reason)


@transaction.atomic
def entry_retract(entry: Entry, *, by: User, notice: str) -> EntryRevision:
    """Take a published entry back for good; `notice` is what the public reads in its place."""
    require(may_publish(by))
    if not notice.strip():
        raise IncompleteEntry(_("A retraction needs a notice: it is all that readers will see"))
    state_move(entry, "retract", by=by, why=notice, notice=notice, retracted_at=timezone.now())
    return _revise(entry, EntryRevision.Kind.RETRACTION, by=by, reason=notice)


def _revise(entry: Entry, kind: str, *, by: User, reason: str = "") -> EntryRevision:
    earlier = list(entry.revisions.order_by("number"))
    now = timezone.now()
    corrections = [
        {"revision": revision.number, "at": revision.at.isoformat(), "reason": revision.reason}
        for revision in earlier
        if revision.kind == EntryRevision.Kind.CORRECTION
    ]
    number = len(earlier) + 1
    if kind == EntryRevision.Kind.CORRECTION:
        corrections.append({"revision": number, "at": now.isoformat(), "reason": reason})
    document = json.dumps(entry_document(entry, number=number, corrections=corrections), ensure_ascii=False)
    return EntryRevision.objects.create(
        entry=entry, number=number, kind=kind, reason=reason, document=document, by=by, at=now
    )
