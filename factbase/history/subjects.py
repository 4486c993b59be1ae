"""From the kind of an event to the rows it is about."""

from django.apps import apps

from factbase.history.models import Recorded


def model_of(kind: str) -> type[Recorded] | None:
    """The model whose rows events of this kind are about."""
    known = (model for model in apps.get_models() if issubclass(model, Recorded))
    return next((model for model in known if model.event_kind == kind), None)
