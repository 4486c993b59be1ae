"""From the log of changes to deliveries: each endpoint has its own position, moved in the transaction that queues."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from factbase.changes.models import Change, Document
from factbase.changes.reading import changes_after, settled
from factbase.webhooks.messages import body_of, happening_of, type_of
from factbase.webhooks.models import Delivery, Endpoint

BATCH = 200
# Batches of one endpoint in one go, so that one which was paused for a year leaves the others their turn.
TURNS = 10


def last_position() -> int:
    """Where an endpoint begins that is told of nothing older."""
    last = settled().last()
    return last.pk if last else 0


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
    endpoint = Endpoint.objects.active().select_for_update(skip_locked=True).filter(pk=pk).first()
    changes = changes_after(endpoint.position, BATCH) if endpoint else []
    if endpoint is None or not changes:
        return False
    wanted = [change for change in changes if endpoint.wants(change.kind, happening_of(change))]
    public = _documents(wanted)
    Delivery.objects.bulk_create(
        Delivery(
            endpoint=endpoint,
            change=change.pk,
            type=type_of(change),
            body=body_of(change, public.get((change.kind, change.public_id))),
        )
        for change in wanted
    )
    endpoint.position = changes[-1].pk
    endpoint.save(update_fields=["position"])
    return len(changes) == BATCH


def _documents(changes: Iterable[Change]) -> dict[tuple[str, str], str]:
    """The public JSON of what was changed, as it is now."""
    named = Q(pk=None)
    for change in changes:
        named |= Q(kind=change.kind, public_id=change.public_id)
    rows = Document.objects.filter(named, body__isnull=False)
    return {(row.kind, row.public_id): row.body or "" for row in rows}
