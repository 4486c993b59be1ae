"""What events are about, by name and address."""

from collections.abc import Iterable

from django.apps import apps

from factbase.history.models import Event, Recorded


def subjects_of(events: Iterable[Event]) -> dict[tuple[str, str], Recorded]:
    """The rows that events are about, by kind and public id: one query for each kind that occurs."""
    wanted: dict[str, set[str]] = {}
    for event in events:
        wanted.setdefault(event.kind, set()).add(event.subject)
    models = {model.event_kind: model for model in apps.get_models() if issubclass(model, Recorded)}
    return {
        (kind, row.public_id): row
        for kind, ids in wanted.items()
        if (model := models.get(kind))
        for row in model._default_manager.select_related(*model.told_with).filter(public_id__in=ids)
    }
