"""From the log of changes to deliveries: each endpoint has its own position, moved in the transaction that queues."""

from django.db import transaction

from factbase.changes.feed import Position, feed_after, microseconds
from factbase.changes.models import Change
from factbase.webhooks.messages import body_of, happening_of, type_of
from factbase.webhooks.models import Delivery, Endpoint

BATCH = 200
# Batches of one endpoint in one go, so that one which was paused for a year leaves the others their turn.
TURNS = 10


def last_position() -> Change | None:
    """Where an endpoint begins that is told of nothing older."""
    return Change.objects.order_by("pk").last()


def deliveries_queue() -> None:
    """Queue what active endpoints have not been told of; in two places at once if need be."""
    behind = Endpoint.objects.active().exclude(position=last_position())
    for pk in behind.values_list("pk", flat=True):
        for _turn in range(TURNS):
            if not _queue(pk):
                break


@transaction.atomic
def _queue(pk: int) -> bool:
    """One batch; say whether there may be more."""
    known = Endpoint.objects.active().select_related("position")
    endpoint = known.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if endpoint is None:
        return False
    last = endpoint.position
    items = feed_after(Position(last.pk, microseconds(last.at)) if last else None, kind=None, limit=BATCH, bodies=True)
    if not items:
        return False
    Delivery.objects.bulk_create(
        Delivery(endpoint=endpoint, change=item.position.id, type=type_of(item), body=body_of(item))
        for item in items
        if endpoint.wants(item.kind, happening_of(item))
    )
    Endpoint.objects.filter(pk=pk).update(position=items[-1].position.id)
    return len(items) == BATCH
