import datetime as dt
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery


def _deliveries() -> Any:
    return apps.get_model("webhooks", "Delivery")._default_manager.filter(endpoint=OuterRef("pk"))


class EndpointQuerySet(models.QuerySet):
    def active(self) -> Self:
        return self.filter(state="active")

    def free(self, now: dt.datetime) -> Self:
        """Active, at rest no longer, and with something to send."""
        return self.active().filter(Exists(_deliveries().due(now)), free_at__lte=now)

    def in_trouble(self) -> Self:
        """Paused by the software."""
        return self.filter(state="paused").exclude(failure="")

    def untold(self) -> Self:
        return self.in_trouble().filter(told_at=None)

    def for_list(self) -> Self:
        """With how many of its deliveries wait and failed; retired ones last."""
        counts = {name: Count("deliveries", filter=Q(deliveries__state=name)) for name in ("waiting", "failed")}
        return self.annotate(retired=Q(state="retired"), **counts).order_by("retired", "name", "pk")


class DeliveryQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state="waiting")

    def failed(self) -> Self:
        return self.filter(state="failed")

    def settled_before(self, moment: dt.datetime) -> Self:
        return self.exclude(state="waiting").filter(queued_at__lt=moment)

    def due(self, now: dt.datetime) -> Self:
        return self.waiting().filter(due_at__lte=now)

    def next_of_each(self) -> Self:
        """The oldest of each endpoint."""
        return self.select_related("endpoint").order_by("endpoint_id", "pk").distinct("endpoint_id")

    def with_last_attempt(self) -> Self:
        """With `status` and `problem` of the newest attempt."""
        attempts = apps.get_model("webhooks", "Attempt")._default_manager.filter(delivery=OuterRef("pk"))
        newest = attempts.order_by("-pk")
        return self.annotate(
            status=Subquery(newest.values("status")[:1]), problem=Subquery(newest.values("failure")[:1])
        )

    def requeue(self, now: dt.datetime) -> int:
        """Send at once, as if they had never been tried."""
        return self.update(state="waiting", tries=0, queued_at=now, due_at=now)
