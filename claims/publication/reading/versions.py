"""Which revision the public reads, or read on a day."""

import datetime as dt

from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from claims.models import EntryRevision


def latest_of(public_id: str) -> EntryRevision:
    """The latest revision of an entry; Http404 where nothing was ever published."""
    revisions = EntryRevision.objects.filter(entry__public_id=public_id).select_related("entry")
    revision: EntryRevision | None = revisions.order_by("-number").first()
    if revision is None:
        raise Http404
    return revision


def read_at(latest: EntryRevision, moment: dt.datetime) -> EntryRevision | None:
    """What stood there at that moment; None before the first publication."""
    return latest.entry.revisions.select_related("entry").filter(at__lte=moment).order_by("-number").first()


def moment_of(text: str) -> dt.datetime:
    """An instant, or the end of a day in the newsroom's time zone. Raises Http404 for what is neither."""
    try:
        day, instant = parse_date(text), parse_datetime(text)
    except ValueError:
        raise Http404 from None
    if day:
        return timezone.make_aware(dt.datetime.combine(day, dt.time.max))
    if instant is None:
        raise Http404
    return instant if timezone.is_aware(instant) else timezone.make_aware(instant)
