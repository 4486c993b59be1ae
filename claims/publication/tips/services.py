"""Every write to what readers tell us."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.models import Entry, Letter, Tip
from claims.permissions import may_answer, require
from claims.publication.tips.joining import key_of, same_as
from factbase.access.models import User
from factbase.history.services import event_record
from factbase.workflow import StaleState

# How long after it was dealt with the desk may still want to answer.
KEPT = dt.timedelta(days=90)


@transaction.atomic
def letter_receive(*, words: str, url: str = "", email: str = "", entry: Entry | None = None) -> Tip:
    """Take what a reader sent: a mistake in `entry`, else a claim to check. The same again joins the first.

    The address of the reader stands in the letter and nowhere else, events included.
    """
    kind = Tip.Kind.ERROR if entry else Tip.Kind.CLAIM
    tip = same_as(words, kind=kind, entry=entry)
    if tip is None:
        tip, fresh = Tip.objects.get_or_create(
            kind=kind,
            entry=entry,
            key=key_of(words),
            closed_at=None,
            defaults={"words": words, "language": get_language()},
        )
        if fresh:
            event_record(tip, "receive", by=None, before={}, after={"words": words})
    Letter.objects.create(tip=tip, words=words, url=url, email=email)
    return tip


@transaction.atomic
def tip_close(tip: Tip, *, by: User, why: str = "") -> None:
    """It has been dealt with; `why` stays in the house. Raises StaleState where somebody else was faster."""
    require(may_answer(by))
    if not Tip.objects.open().filter(pk=tip.pk).update(closed_at=timezone.now(), closed_by=by):
        raise StaleState(_("Somebody else has closed it by now"))
    event_record(tip, "close", by=by, why=why, before={}, after={})


@transaction.atomic
def tip_reopen(tip: Tip, *, by: User) -> None:
    """The undo of closing. Raises StaleState while the same was told anew and is open."""
    require(may_answer(by))
    again = Tip.objects.open().filter(kind=tip.kind, entry=tip.entry, key=tip.key).exclude(pk=tip.pk)
    if again.exists():
        raise StaleState(_("It was told again since, and stands open there"))
    if Tip.objects.filter(pk=tip.pk, closed_at__isnull=False).update(closed_at=None, closed_by=None):
        event_record(tip, "reopen", by=by, before={}, after={})


def addresses_forget() -> int:
    """Erase the e-mail addresses of readers whose letters were dealt with long ago; return how many."""
    done = Letter.objects.filter(tip__closed_at__lt=timezone.now() - KEPT)
    return done.exclude(email="").update(email="")
