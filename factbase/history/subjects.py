"""What events are about: models by kind, rows by name and address."""

from collections.abc import Iterable

from django.apps import apps

from factbase.history.models import Event, Recorded


def model_of(kind: str) -> type[Recorded] | None:
    """The model whose rows events of this kind are about."""
    known = (model for model in apps.get_models() if issubclass(model, Recorded))
    return next((model for model in known if model.event_kind == kind), None)


def subjects_of(events: Iterable[Event]) -> dict[tuple[str, str], Recorded]:
    """The rows that events are about, by kind and public id: one query for each kind that occurs."""
    wanted: dict[str, set[str]] = {}
    for event in events:
        wanted.setdefault(event.kind, set()).add(event.subject)
    return {
        (kind, row.public_id): row
        for kind, ids in wanted.items()
        if (model := model_of(kind))
        for row in model._default_manager.select_related(*model.told_with).filter(public_id__in=ids)
    }
