"""The log of contacts: whom we asked about an entry, and what they answered. Nothing of it is public."""

from typing import Any

from django.db import transaction

from claims.models import Contact, Entry
from claims.permissions import may_write, require
from factbase.access.models import User
from factbase.history.services import event_record

FIELDS = ("party", "channel", "asked_at", "asked", "deadline", "answered_at", "answer")


@transaction.atomic
def contact_log(entry: Entry, *, by: User, **values: Any) -> Contact:
    """Log that somebody was asked (names in FIELDS), in whatever state the entry is."""
    require(may_write(by))
    contact = Contact(entry=entry, logged_by=by, **values)
    contact.full_clean()
    contact.save()
    event_record(entry, "ask", by=by, before={}, after=_told(contact))
    return contact


@transaction.atomic
def contact_change(contact: Contact, *, by: User, **values: Any) -> None:
    """Write the answer, or mend the log; what it said before stays in the history."""
    require(may_write(by))
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    before = _told(contact)
    for name, value in values.items():
        setattr(contact, name, value)
    contact.full_clean()
    after = _told(contact)
    if before == after:
        return
    contact.save()
    action = "note an answer" if after["answer"] and not before["answer"] else "edit a contact"
    changed = {name for name in after if before[name] != after[name]} | {"party"}
    event_record(contact.entry, action, by=by, before=_only(before, changed), after=_only(after, changed))


@transaction.atomic
def contact_withdraw(contact: Contact, *, by: User, withdrawn: bool) -> None:
    """Strike a contact out as logged by mistake, or take that back."""
    require(may_write(by))
    if not Contact.objects.filter(pk=contact.pk, withdrawn=not withdrawn).update(withdrawn=withdrawn):
        return
    action = "strike out a contact" if withdrawn else "undo strike out a contact"
    told = {"party": contact.party, "asked": contact.asked}
    event_record(contact.entry, action, by=by, before=told if withdrawn else {}, after={} if withdrawn else told)


def _told(contact: Contact) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in FIELDS}


def _only(told: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name in names}
