"""When the pages of topics and entities changed: as the entries on them did, one that was taken back among them."""

import datetime as dt

from django.db.models import Count, F, Func, Max, Q, QuerySet

from claims.models import Entity, Entry
from claims.publication.subjects import ENTRY, NAMING
from claims.syndication.reading import TOLD, changed_at
from factbase.workflow import EntryState


def topics_changed(most: int) -> list[tuple[str, dt.datetime]]:
    """The topics that have a page, the last changed first."""
    topics = Entry.objects.filter(state__in=TOLD).order_by().values_list(Func(F("topics"), function="unnest"))
    return [(topic, last) for topic, last, _number in _last(topics).order_by("-last")[:most]]


def entities_changed(among: QuerySet[Entity]) -> list[tuple[Entity, dt.datetime]]:
    """Those that have a page, in the order of their keys."""
    moments: dict[int, dt.datetime] = {}
    for model, field in NAMING:
        naming = model._default_manager.filter(**{f"{field}__in": among, f"{ENTRY}state__in": TOLD})
        for key, last, _number in _last(naming.order_by().values_list(field), ENTRY):
            moments[key] = max(last, moments.get(key, last))
    return [(entity, moments[entity.pk]) for entity in among.filter(pk__in=moments).order_by("pk")]


def _last(rows: QuerySet, entry: str = "") -> QuerySet:
    """With when the last entry of each changed, where one is public."""
    public = Count(f"{entry}pk", filter=Q(**{f"{entry}state": EntryState.PUBLISHED}))
    return rows.annotate(last=Max(changed_at(entry)), public=public).filter(public__gt=0)
