"""The one way in which a state changes, and the one place where events are written."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factbase.access.models import User
from factbase.history.models import Event, Recorded, Stateful
from factbase.workflow import StaleState, next_state

FASTER = {
    Event.Kind.ARTICLE: _("This article is no longer %(state)s; somebody else was faster"),
    Event.Kind.CLAIM: _("This claim is no longer %(state)s; somebody else was faster"),
    Event.Kind.LINK: _("This link is no longer %(state)s; somebody else was faster"),
    Event.Kind.ENTRY: _("This entry is no longer %(state)s; somebody else was faster"),
}


def event_record(
    subject: Recorded,
    action: str,
    *,
    by: User | None,
    why: str = "",
    before: dict[str, Any],
    after: dict[str, Any],
) -> Event:
    """Append one event about `subject`."""
    return Event.objects.create(
        kind=subject.event_kind,
        subject=subject.public_id,
        action=action,
        by=by,
        why=why,
        before=before,
        after=after,
    )


@transaction.atomic
def state_move(subject: Stateful, action: str, *, by: User | None = None, why: str = "", **changes: Any) -> None:
    """Move `subject` along the workflow, write `changes` with it, and record who did it.

    The update is conditional on the state we read, so of two people who press the button at once exactly one wins and
    the other gets StaleState. Raises IllegalMove where the table has no such move.
    """
    old = subject.States(subject.state)
    values = {"state": next_state(old, action), **changes}
    before = {name: _plain(getattr(subject, name)) for name in values}
    rows = type(subject)._base_manager.filter(Q(state=old), pk=subject.pk)
    if not rows.update(**values):
        raise StaleState(FASTER[Event.Kind(subject.event_kind)] % {"state": old.label})
    for name, value in values.items():
        setattr(subject, name, value)
    event_record(
        subject,
        action,
        by=by,
        why=why,
        before=before,
        after={name: _plain(value) for name, value in values.items()},
    )


def _plain(value: Any) -> Any:
    """A model instance in an event is its public id."""
    return getattr(value, "public_id", None) or str(value) if isinstance(value, models.Model) else value
