"""Leases: taken by opening a form, kept by its heartbeat, taken over, given back. They end by themselves."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from factbase.access.models import User
from factbase.history.models import Recorded
from factbase.history.services import event_record
from factbase.leases.models import GRACE, LASTS, Lease


class Standing(StrEnum):
    YOURS = "yours"
    ELSEWHERE = "elsewhere"  # yours, in another window
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Held:
    """A lease as one window sees it."""

    lease: Lease
    standing: Standing


@transaction.atomic
def lease_take(subject: Recorded, *, by: User, window: str = "") -> Held:
    """Take the lease if nobody has it, renew it if it is this window's; say who has it else.

    A page that is being made does not know its window yet: without one every window of the person is the same.
    """
    lease = _held(subject, by, window)
    if lease.by_id != by.pk:
        return Held(lease, Standing.TAKEN)
    if window and lease.window not in ("", window):
        return Held(lease, Standing.ELSEWHERE)
    _give(lease, by, window or lease.window, since=lease.since)
    return Held(lease, Standing.YOURS)


@transaction.atomic
def lease_take_over(subject: Recorded, *, by: User, window: str = "") -> Held:
    """Go on here; whoever had it learns so at the next beat. What they typed stays with them as a draft."""
    lease = _held(subject, by, window)
    if lease.by_id != by.pk:
        before, after = {"worked on by": lease.by.get_username()}, {"worked on by": by.get_username()}
        event_record(subject, "take over", by=by, before=before, after=after)
        _give(lease, by, window, since=timezone.now())
    else:
        _give(lease, by, window, since=lease.since)
    return Held(lease, Standing.YOURS)


def lease_release(subject: Recorded, *, by: User) -> None:
    """Give it back: the form was saved."""
    _of(subject, by).delete()


def lease_leave(subject: Recorded, *, by: User, window: str) -> None:
    """The window's page goes. The lease ends soon, unless the page comes back; another window's stays."""
    _of(subject, by).filter(window__in=["", window]).update(renewed_at=timezone.now() - LASTS + GRACE)


def _of(subject: Recorded, by: User) -> QuerySet[Lease]:
    return Lease.objects.filter(kind=subject.event_kind, subject=subject.public_id, by=by)


def _held(subject: Recorded, by: User, window: str) -> Lease:
    """The row's lease, locked; given to `by` where nobody had it or its holder has gone."""
    now = timezone.now()
    fresh: dict[str, Any] = {"by": by, "window": window, "since": now, "renewed_at": now}
    rows = Lease.objects.select_for_update(of=("self",)).select_related("by")
    lease, _ = rows.get_or_create(kind=subject.event_kind, subject=subject.public_id, defaults=fresh)
    if lease.renewed_at <= now - LASTS:
        _give(lease, by, window, since=now)
    return lease


def _give(lease: Lease, by: User, window: str, *, since: Any) -> None:
    lease.by, lease.window, lease.since, lease.renewed_at = by, window, since, timezone.now()
    lease.save(update_fields=["by", "window", "since", "renewed_at"])
