from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factbase.history.models import Event, Recorded


class Redaction(Recorded):
    """Words that have to go wherever they are kept. Once they are gone, or the request is, they are not here either."""

    event_kind = Event.Kind.REDACTION

    reason = models.CharField(max_length=500, help_text=_("Goes into the history; without the words themselves."))
    passages = ArrayField(models.CharField(max_length=500))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True, help_text=_("How many were marked; empty: none yet."))
    # The transaction that marks, while it lasts: the guards of what only grows let it alone.
    transaction = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, places=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False, passages=[], transaction=None),
                name="redaction_closed",
            )
        ]

    def __str__(self) -> str:
        return self.reason
