from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.act import Act
from claims.models.claim import Claim
from factbase.history.fields import PublicIdField
from factbase.history.models import Event, Recorded


class SavedFilter(Recorded):
    """A queue under a name: of one person, or of the whole desk. A removed one can be brought back."""

    event_kind = Event.Kind.QUEUE

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(
        max_length=2000, blank=True, help_text=_("As it stands in the address; empty: all that waits.")
    )
    shared = models.BooleanField(default=False, help_text=_("Everybody at the desk sees it."))
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ["shared", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(shared=False, removed=False), name="savedfilter_own_name"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(shared=True, removed=False), name="savedfilter_shared_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def desk_address(self) -> str:
        return f"{reverse('desk:queue')}{'?' if self.query else ''}{self.query}"


class Skip(models.Model):
    """A claim that a person put off: it is away from their queue for a while, and from nobody else's."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="skips")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "claim"], name="skip_once")]
        indexes = [models.Index(fields=["by", "at"], include=["claim"], name="skip_of")]

    def __str__(self) -> str:
        return f"{self.claim}: {self.by}"


class Bulk(models.Model):
    """What a person did to several claims of the queue at once, so that it can be taken back at once."""

    class Verb(models.TextChoices):
        ACCEPT = "accept", pgettext_lazy("act", "accepted")
        REJECT = "reject", pgettext_lazy("act", "rejected")
        SKIP = "skip", pgettext_lazy("act", "skipped")

    public_id = PublicIdField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(help_text=_("Not before the last of its claims was decided."))
    verb = models.CharField(max_length=8, choices=Verb.choices)
    moved = models.JSONField(help_text=_("Public ids of the claims it was done to."))
    refused = models.JSONField(help_text=_("Why it was not done to the others, by their public ids."))
    act = models.OneToOneField(
        Act, null=True, on_delete=models.CASCADE, related_name="+", help_text=_("Empty: it changed no claim.")
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.verb} × {len(self.moved)}"

    @property
    def undone(self) -> bool:
        """By its own undo, or by that of the session."""
        return bool(self.act and self.act.undone_at)
