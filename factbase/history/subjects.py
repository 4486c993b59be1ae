"""What events are about: models by kind, rows by name and address."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import QuerySet

from factbase.access.models import User
from factbase.history.models import Event, Recorded


def model_of(kind: str) -> type[Recorded] | None:
    """The model whose rows events of this kind are about."""
    return next((model for model in _recorded() if model.event_kind == kind), None)


def _recorded() -> Iterable[type[Recorded]]:
    return (model for model in apps.get_models() if issubclass(model, Recorded))


def readable_by(user: User, events: QuerySet[Event]) -> QuerySet[Event]:
    """Without those of rows that the person is to judge unseen."""
    for model in _recorded():
        hidden = model.hidden_from(user)
        if hidden is not None:
            events = events.exclude(kind=model.event_kind, subject__in=hidden.values("public_id"))
    return events


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
