"""What operators do with endpoints and deliveries, and the pause after a failure. Secrets are in no event."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factbase.access.models import User
from factbase.history.services import event_record
from factbase.webhooks.messages import TEST, test_body
from factbase.webhooks.models import Delivery, Endpoint
from factbase.webhooks.queueing import last_position
from factbase.webhooks.signing import new_secret
from factbase.workflow import IllegalMove, StaleState

State = Endpoint.State
FIELDS = ("name", "url", "kinds", "happenings")
MOVES: dict[str, dict[str, State]] = {
    "pause": {State.ACTIVE: State.PAUSED},
    "resume": {State.PAUSED: State.ACTIVE},
    "retire": {State.ACTIVE: State.RETIRED, State.PAUSED: State.RETIRED},
    "bring back": {State.RETIRED: State.PAUSED},
}
# How long the old secret signs beside the new one.
ROLLING = dt.timedelta(hours=24)


def _require(by: User) -> None:
    if not by.has_perm("webhooks.change_endpoint"):
        raise PermissionDenied(_("Only an operator keeps the webhooks"))


@transaction.atomic
def endpoint_create(*, by: User, **values: Any) -> Endpoint:
    """Add an endpoint (names in FIELDS); it is told of what changes from now on."""
    _require(by)
    endpoint = Endpoint.objects.create(position=last_position(), **values)
    event_record(endpoint, "create", by=by, before={}, after=_told(endpoint))
    return endpoint


@transaction.atomic
def endpoint_edit(endpoint: Endpoint, *, by: User, **values: Any) -> None:
    _require(by)
    endpoint = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    before = _told(endpoint)
    for name, value in values.items():
        setattr(endpoint, name, value)
    if before != (after := _told(endpoint)):
        endpoint.save(update_fields=list(values))
        event_record(endpoint, "edit", by=by, before=before, after=after)


def _told(endpoint: Endpoint) -> dict[str, Any]:
    return {name: getattr(endpoint, name) for name in FIELDS}


@transaction.atomic
def endpoint_move(endpoint: Endpoint, action: str, *, by: User) -> None:
    """Pause, resume, retire or bring back. What changed in a pause is told after it: the position stays."""
    _require(by)
    _move(endpoint, action, by=by, failure="")
    if action == "resume":
        now = timezone.now()
        Endpoint.objects.filter(pk=endpoint.pk).update(free_at=now, told_at=None)
        endpoint.deliveries.waiting().requeue(now)


@transaction.atomic
def endpoint_stop(endpoint: Endpoint, failure: str) -> None:
    """Pause it by the software, unless somebody did. Operators are told by `notices`."""
    if endpoint.state == State.ACTIVE:
        _move(endpoint, "pause", by=None, failure=failure)


def _move(endpoint: Endpoint, action: str, *, by: User | None, failure: str) -> None:
    old = State(endpoint.state)
    try:
        new = MOVES[action][old]
    except KeyError:
        raise IllegalMove(_("This is not possible for a webhook that is %(state)s") % {"state": old.label}) from None
    if not Endpoint.objects.filter(pk=endpoint.pk, state=old).update(state=new, failure=failure):
        raise StaleState(_("Somebody else was faster"))
    endpoint.state, endpoint.failure = new, failure
    event_record(endpoint, action, by=by, why=failure, before={"state": old}, after={"state": new.value})


@transaction.atomic
def secret_renew(endpoint: Endpoint, *, by: User) -> str:
    """Give a new secret and return it. The old one signs too for ROLLING, so that no message is refused meanwhile."""
    _require(by)
    endpoint = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    endpoint.old_secret, endpoint.secret = endpoint.secret, new_secret()
    endpoint.old_until = timezone.now() + ROLLING
    endpoint.save(update_fields=["secret", "old_secret", "old_until"])
    event_record(endpoint, "renew the secret", by=by, before={}, after={})
    return endpoint.secret


@transaction.atomic
def secret_restore(endpoint: Endpoint, *, by: User) -> None:
    """The undo of a new secret: the old one is the only one again."""
    _require(by)
    endpoint = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    if len(endpoint.keys(timezone.now())) == 1:
        raise IllegalMove(_("There is no old secret that is still valid"))
    endpoint.secret, endpoint.old_secret, endpoint.old_until = endpoint.old_secret, "", None
    endpoint.save(update_fields=["secret", "old_secret", "old_until"])
    event_record(endpoint, "undo renew the secret", by=by, before={}, after={})


@transaction.atomic
def test_queue(endpoint: Endpoint, *, by: User) -> Delivery:
    """Queue a message of the type `webhook.test`."""
    _require_active(endpoint, by)
    body = test_body(timezone.now(), endpoint.public_id)
    delivery = Delivery.objects.create(endpoint=endpoint, type=TEST, body=body)
    event_record(endpoint, "send a test", by=by, before={}, after={"delivery": delivery.public_id})
    return delivery


@transaction.atomic
def deliveries_replay(endpoint: Endpoint, *deliveries: Delivery, by: User) -> int:
    """Send these again at once, all that failed if none is named; return how many. Each keeps its id."""
    _require_active(endpoint, by)
    chosen = endpoint.deliveries.all()
    chosen = chosen.filter(pk__in=[each.pk for each in deliveries]) if deliveries else chosen.failed()
    number = chosen.requeue(timezone.now())
    if number:
        event_record(endpoint, "replay", by=by, before={}, after={"deliveries": number})
    return number


def _require_active(endpoint: Endpoint, by: User) -> None:
    _require(by)
    if endpoint.state != State.ACTIVE:
        raise IllegalMove(_("Resume the webhook first: nothing is sent to it now"))
