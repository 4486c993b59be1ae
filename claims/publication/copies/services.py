"""Copies of what evidence cites: requested with it, fetched by a worker, stored by the hash of their bytes."""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from articles.fetching import FetchedPage, FetchError, FetchLimits, fetch
from claims.models import ArchiveCopy, CopyContent, Entry, Evidence
from claims.permissions import may_edit_entry, may_write, require
from factbase.access.models import User
from factbase.celery import app
from factbase.history.services import event_record
from factbase.workflow import IllegalMove

TASK = "claims.tasks.take_copies"
# Longer than a task may last: after it, the worker that had begun is dead.
LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(minutes=1)

log = logging.getLogger(__name__)


def copies_request(urls: Iterable[str], *, by: User) -> dict[str, ArchiveCopy]:
    """Have addresses fetched soon; call it inside a transaction."""
    now = timezone.now()
    copies = {url: ArchiveCopy.objects.create(url=url, requested_by=by, due_at=now) for url in dict.fromkeys(urls)}
    _nudge([copy.pk for copy in copies.values()])
    return copies


def _nudge(ids: Sequence[int]) -> None:
    if ids:
        transaction.on_commit(partial(_send, list(ids)))


def _send(ids: list[int]) -> None:
    try:
        app.send_task(TASK, [ids])
    except OperationalError as error:
        log.warning("no broker (%s); beat will pick up what waits", error)


def copy_take(copy: ArchiveCopy) -> None:
    """Fetch what is due; of two workers one does it. What may pass is tried again, each time after a longer pause."""
    now = timezone.now()
    begun = ArchiveCopy.objects.due(now).filter(pk=copy.pk)
    if not begun.update(due_at=now + LEASE, attempts=F("attempts") + 1):
        return
    copy.refresh_from_db()
    limits = FetchLimits(max_bytes=settings.UPLOAD_LIMIT, accepted=None)
    try:
        page = fetch(copy.url, limits=limits, allow_private=settings.FETCH_PRIVATE)
    except FetchError as error:
        _fail(copy, error)
    else:
        copy_keep(copy, page)


@transaction.atomic
def copy_keep(copy: ArchiveCopy, page: FetchedPage) -> None:
    """Store what was fetched; bytes that are stored already are not stored again."""
    digest = hashlib.sha256(page.content).hexdigest()
    content = CopyContent(sha256=digest, content=page.content, size=len(page.content))
    CopyContent.objects.bulk_create([content], ignore_conflicts=True)
    copy.content_id, copy.taken_at, copy.due_at, copy.failure = digest, timezone.now(), None, ""
    copy.final_url, copy.content_type, copy.charset = page.url[:2000], page.content_type[:100], page.charset[:40]
    copy.save()
    _tell(copy, "keep a copy", {"url": copy.url, "taken": copy.taken_at, "sha256": digest})


@transaction.atomic
def _fail(copy: ArchiveCopy, error: FetchError) -> None:
    again = error.retryable and copy.attempts < settings.MAX_ATTEMPTS
    copy.failure = str(error)[:500]
    copy.due_at = timezone.now() + FIRST_PAUSE * 4 ** (copy.attempts - 1) if again else None
    copy.save(update_fields=["failure", "due_at"])
    if not again:
        _tell(copy, "fail to keep a copy", {"url": copy.url, "failure": copy.failure})


def _tell(copy: ArchiveCopy, action: str, what: dict[str, object]) -> None:
    for entry in Entry.objects.filter(evidence__copy=copy).distinct():
        event_record(entry, action, by=None, before={}, after=what)


@transaction.atomic
def copy_retry(entry: Entry, item: Evidence, *, by: User) -> None:
    """Try a failed copy again, or take a fresh one beside one that is kept: for a draft only, readers know its hash."""
    require(may_write(by))
    copy = ArchiveCopy.objects.select_for_update().filter(evidence=item).first()
    if copy is None or copy.state == ArchiveCopy.State.KEPT:
        require(may_edit_entry(by, entry))
        item.copy = copies_request([item.url], by=by)[item.url]
        item.save(update_fields=["copy"])
    elif copy.state == ArchiveCopy.State.WAITING and not copy.failure:
        raise IllegalMove(_("It is being fetched already"))
    else:
        copy.due_at, copy.attempts = timezone.now(), 0
        copy.save(update_fields=["due_at", "attempts"])
        _nudge([copy.pk])
    event_record(entry, "ask for a copy", by=by, before={}, after={"url": item.url})
