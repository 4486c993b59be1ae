"""What a page said when it was cited: fetched by a worker, stored by the hash of its bytes."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.querysets import ArchiveCopyQuerySet
from factbase.history.fields import PublicIdField
from factbase.history.triggers import AppendOnly, OnlyMarked


class CopyContent(models.Model):
    """Bytes as a server delivered them, once for all copies that are the same."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="copycontent_hash")]
        triggers = [AppendOnly(), OnlyMarked()]

    def __str__(self) -> str:
        return self.sha256


class ArchiveCopy(models.Model):
    """One copy of an address. The column `due_at` is the queue of the workers; empty: nothing is to be done."""

    class State(models.TextChoices):
        KEPT = "kept", _("kept")
        WAITING = "waiting", _("being fetched")
        FAILED = "failed", _("not kept")

    public_id = PublicIdField()
    url = models.URLField(max_length=2000)
    requested_at = models.DateTimeField(auto_now_add=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=500, blank=True)
    content = models.ForeignKey(CopyContent, null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    taken_at = models.DateTimeField(null=True, blank=True)
    final_url = models.URLField(max_length=2000, blank=True, help_text=_("Where redirects led."))
    content_type = models.CharField(max_length=100, blank=True)
    charset = models.CharField(max_length=40, blank=True)

    objects = ArchiveCopyQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "archive copies"
        constraints = [
            models.CheckConstraint(
                condition=Q(content=None, taken_at=None)
                | Q(content__isnull=False, taken_at__isnull=False, due_at=None),
                name="archivecopy_kept",
            )
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="archivecopy_due")]
        triggers = [
            pgtrigger.Protect(
                name="kept_for_good",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__content__isnull=False),
            ),
            OnlyMarked(condition=pgtrigger.Q(old__content__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def state(self) -> State:
        if self.content_id:
            return self.State.KEPT
        return self.State.WAITING if self.due_at else self.State.FAILED

    def document(self) -> dict[str, str] | None:
        """What the public may know of it: when it was taken, and the hash that proves what it said."""
        if not self.taken_at or not self.content_id:
            return None
        return {"taken": self.taken_at.isoformat(), "sha256": self.content_id}
