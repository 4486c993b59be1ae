from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.entry import WEB_ADDRESS, Entry
from claims.querysets import TipQuerySet
from factbase.history.models import Event, Recorded


class Tip(Recorded):
    """What readers tell the newsroom: a mistake in an entry, or a claim to check. Several letters can say the same."""

    event_kind = Event.Kind.TIP

    class Kind(models.TextChoices):
        ERROR = "error", pgettext_lazy("tip", "mistake")
        CLAIM = "claim", pgettext_lazy("tip", "claim to check")

    kind = models.CharField(max_length=5, choices=Kind.choices)
    entry = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="tips", help_text=_("With the mistake.")
    )
    words = models.TextField(help_text=_("Of the first letter."))
    key = models.CharField(max_length=64, help_text=_("SHA-256 of its words without case, spaces and punctuation."))
    language = models.CharField(max_length=8, help_text=_("In which the reader read our pages."))
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = TipQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="error", entry__isnull=False) | Q(kind="claim", entry=None), name="tip_of_entry"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="tip_closed",
            ),
            models.UniqueConstraint(
                fields=["kind", "entry", "key"],
                condition=Q(closed_at=None),
                nulls_distinct=False,
                name="tip_open_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], condition=Q(closed_at=None), name="tip_words"),
            models.Index(fields=["-id"], condition=Q(closed_at=None), name="tip_open"),
        ]

    def __str__(self) -> str:
        return self.words


class Letter(models.Model):
    """What one reader sent. Never public, its address least of all."""

    tip = models.ForeignKey(Tip, on_delete=models.CASCADE, related_name="letters")
    words = models.TextField(max_length=2000)
    url = models.URLField(max_length=2000, blank=True, validators=[WEB_ADDRESS], help_text=_("Where it stands."))
    email = models.EmailField(blank=True, help_text=_("For an answer; nobody else sees it."))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["tip", "pk"]

    def __str__(self) -> str:
        return self.words
