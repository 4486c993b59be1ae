import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

from factbase.history.models import Event
from factbase.ids import LENGTH

# A browser says every BEAT that its form is still open; who was not heard of for LASTS has gone.
BEAT = dt.timedelta(seconds=20)
LASTS = dt.timedelta(seconds=90)
# A page that goes may be back in a moment: a reload, or a taking over.
GRACE = dt.timedelta(seconds=10)


class LeaseQuerySet(models.QuerySet):
    def live(self) -> "LeaseQuerySet":
        return self.filter(renewed_at__gt=timezone.now() - LASTS)

    def on(self, kind: str, subjects: list[str]) -> "LeaseQuerySet":
        """Who works at this moment on the rows with these public ids."""
        return self.live().filter(kind=kind, subject__in=subjects).select_related("by")


class Lease(models.Model):
    """Somebody has the form of this row open. It warns, it does not lock: what is saved is guarded by its version."""

    kind = models.CharField(max_length=16, choices=Event.Kind.choices)
    subject = models.CharField(max_length=LENGTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Which of the person's windows; empty until its script has spoken.
    window = models.CharField(max_length=36, blank=True)
    since = models.DateTimeField()
    renewed_at = models.DateTimeField()

    objects = LeaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="lease_one_a_row")]

    def __str__(self) -> str:
        return f"{self.by} on {self.kind} {self.subject}"
