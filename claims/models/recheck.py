from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.entry import EntryRevision
from claims.querysets import RecheckQuerySet
from factbase.history.fields import PublicIdField
from factbase.history.models import Event
from factbase.ids import LENGTH


class Recheck(models.Model):
    """Something rests on an entry that was corrected or retracted, or on an article that changed: look at it again."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=16, choices=Event.Kind.choices)
    subject = models.CharField(max_length=LENGTH, help_text=_("Public id of what has to be looked at."))
    words = models.CharField(max_length=500, help_text=_("What it was called then."))
    cause = models.ForeignKey(EntryRevision, null=True, blank=True, on_delete=models.PROTECT, related_name="rechecks")
    change = models.JSONField(
        default=dict, blank=True, help_text=_("What an article says now: of which claim, the words before and after.")
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RecheckQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "cause"], name="recheck_once"),
            models.CheckConstraint(
                condition=Q(cause=None) & ~Q(change={}) | Q(cause__isnull=False, change={}),
                name="recheck_because",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="recheck_closed",
            ),
        ]
        indexes = [models.Index(fields=["kind", "subject"], condition=Q(closed_at=None), name="recheck_open")]

    def __str__(self) -> str:
        return self.words

    def told(self) -> dict[str, str]:
        """What events say that it is because of."""
        return {"entry": self.cause.entry.public_id} if self.cause else {"claim": self.change["claim"]}
