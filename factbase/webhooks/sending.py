"""Rounds of sending: one message of each endpoint at a time, all endpoints beside each other in threads of one task.

So a receiver that hangs holds a thread, not a worker, and only its own messages wait for it.
"""

import datetime as dt
import logging
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factbase.webhooks.models import Attempt, Delivery, Endpoint
from factbase.webhooks.posting import GONE, Answer, Shipment, post
from factbase.webhooks.queueing import deliveries_queue
from factbase.webhooks.schedule import next_pause
from factbase.webhooks.services import endpoint_stop
from factbase.webhooks.signing import signed_headers

AT_ONCE = 32
# Seconds: how long a round takes on messages, lest receivers that hang in turn hold the worker, and how often it looks.
ROUND = 20.0
LOOK = 0.5
# Longer than an attempt: a message that was on its way when its process died is sent again, under the same id.
LEASE = dt.timedelta(seconds=90)
BUSY = {429, 502, 503, 504}
LONGEST_REST = dt.timedelta(minutes=5)

log = logging.getLogger(__name__)


def deliveries_send() -> None:
    """Queue and send what is due, until nothing is."""
    end = time.monotonic() + ROUND
    under_way: dict[Future[Answer], Delivery] = {}
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhook") as pool:
        while True:
            if time.monotonic() < end:
                deliveries_queue()
                for delivery, shipment in _take(AT_ONCE - len(under_way)):
                    under_way[pool.submit(_post, shipment)] = delivery
            if not under_way:
                return
            for done in wait(under_way, timeout=LOOK, return_when=FIRST_COMPLETED).done:
                delivery_settle(under_way.pop(done), _answer(done))


def _post(shipment: Shipment) -> Answer:
    return post(shipment, seconds=settings.WEBHOOK_TIMEOUT, allow_private=settings.FETCH_PRIVATE)


def _answer(done: Future[Answer]) -> Answer:
    """A fault of ours at one message is an attempt that failed, lest it keep the others from being noted down."""
    if error := done.exception():
        log.error("a webhook could not be sent", exc_info=error)
        return Answer("The message could not be sent")
    return done.result()


@transaction.atomic
def _take(most: int) -> list[tuple[Delivery, Shipment]]:
    """The oldest due message of each endpoint that is free; nobody else sends to these before the lease is over."""
    now = timezone.now()
    endpoints = Endpoint.objects.free(now).order_by("free_at").select_for_update(skip_locked=True)[:most]
    keys = [endpoint.pk for endpoint in endpoints]
    Endpoint.objects.filter(pk__in=keys).update(free_at=now + LEASE)
    due = Delivery.objects.due(now).filter(endpoint__in=keys).next_of_each()
    return [(delivery, _shipment(delivery, now)) for delivery in due]


def _shipment(delivery: Delivery, now: dt.datetime) -> Shipment:
    endpoint, body = delivery.endpoint, delivery.body.encode()
    headers = signed_headers(endpoint.keys(now), delivery.message, int(now.timestamp()), body)
    return Shipment(endpoint.url, headers, body)


@transaction.atomic
def delivery_settle(delivery: Delivery, answer: Answer) -> None:
    """Note an attempt down, and what follows from it for the message and for its endpoint."""
    now = timezone.now()
    Attempt.objects.create(
        delivery=delivery,
        at=now,
        status=answer.status,
        milliseconds=answer.milliseconds,
        failure=answer.failure,
        answer=answer.text,
    )
    endpoint = Endpoint.objects.select_for_update().get(pk=delivery.endpoint_id)
    endpoint.free_at = now
    delivery.tries += 1
    if answer.failure:
        _retry(delivery, endpoint, answer, now)
    else:
        delivery.state, endpoint.delivered_at = Delivery.State.DELIVERED, now
    delivery.save(update_fields=["state", "tries", "due_at"])
    endpoint.save(update_fields=["free_at", "delivered_at"])


def _retry(delivery: Delivery, endpoint: Endpoint, answer: Answer, now: dt.datetime) -> None:
    pause = None if answer.status == GONE else next_pause(delivery.tries, answer.wait)
    if pause is None:
        delivery.state = Delivery.State.FAILED
        if answer.status == GONE or not _took_others(endpoint, delivery):
            endpoint_stop(endpoint, answer.failure)
        return
    delivery.due_at = now + pause
    if answer.status is None or answer.status in BUSY:
        # The whole receiver is in trouble, not this message alone.
        endpoint.free_at = now + max(min(pause, LONGEST_REST), dt.timedelta(seconds=answer.wait or 0))


def _took_others(endpoint: Endpoint, delivery: Delivery) -> bool:
    """Whether it took another message while it refused this one: then the message is at fault, not the receiver."""
    return endpoint.delivered_at is not None and endpoint.delivered_at >= delivery.queued_at
