"""The log of deliveries ends where nobody looks at it any more."""

import datetime as dt

from django.utils import timezone

from factbase.webhooks.models import Delivery

KEPT = dt.timedelta(days=60)


def deliveries_forget() -> None:
    """Delete what was delivered or given up long ago; what waits is kept however old it is."""
    Delivery.objects.settled_before(timezone.now() - KEPT).delete()
