import datetime as dt
import json

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factbase.access.models import User
from factbase.changes.models import Change, Kind
from factbase.history.fields import PublicIdField
from factbase.history.models import Event, Recorded
from factbase.webhooks.querysets import DeliveryQuerySet, EndpointQuerySet
from factbase.webhooks.signing import new_secret


class Happening(models.TextChoices):
    """What can be told of a thing: the second half of a message's type."""

    PUBLISHED = "published", _("published, or changed without a reason given")
    CORRECTED = "corrected", _("corrected")
    RETRACTED = "retracted", _("retracted, or no longer public")
    MERGED = "merged", _("replaced by another")


class Endpoint(Recorded):
    """Where somebody wants to be told of public changes. It follows the log of changes from a position of its own."""

    event_kind = Event.Kind.WEBHOOK

    class State(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("webhook", "active")
        PAUSED = "paused", pgettext_lazy("webhook", "paused")
        RETIRED = "retired", pgettext_lazy("webhook", "retired")

    name = models.CharField(_("Name"), max_length=100)
    url = models.CharField(_("Address"), max_length=2000)
    kinds = ArrayField(
        models.CharField(max_length=16, choices=Kind.choices), default=list, blank=True, help_text=_("Empty: all.")
    )
    happenings = ArrayField(
        models.CharField(max_length=16, choices=Happening.choices), default=list, blank=True, help_text=_("Empty: all.")
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    failure = models.CharField(max_length=500, blank=True, help_text=_("Why the software paused it."))
    told_at = models.DateTimeField(null=True, blank=True, help_text=_("When operators were told of the failure."))
    # In clear, unlike a password: every message is signed with it.
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    old_secret = models.CharField(max_length=100, blank=True, editable=False)
    old_until = models.DateTimeField(null=True, blank=True, help_text=_("How long the old secret signs too."))
    position = models.ForeignKey(
        Change,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The last change that it was told of, or was not to be. Empty: none."),
    )
    free_at = models.DateTimeField(
        default=timezone.now, help_text=_("Nothing is sent before: something is on its way, or the receiver rests.")
    )
    delivered_at = models.DateTimeField(null=True, blank=True)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["active", "paused", "retired"]), name="endpoint_state")
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def hidden_from(cls, user: User) -> models.QuerySet | None:
        """Addresses may hold tokens of their owners."""
        return None if user.has_perm("webhooks.view_endpoint") else cls.objects.all()

    def wants(self, kind: str, happening: str) -> bool:
        return kind in (self.kinds or [kind]) and happening in (self.happenings or [happening])

    @property
    def kinds_told(self) -> list[str]:
        return [str(Kind(name).label) for name in self.kinds]

    @property
    def happenings_told(self) -> list[str]:
        return [str(Happening(name).label) for name in self.happenings]

    def keys(self, now: dt.datetime) -> list[str]:
        """What signs a message now."""
        rolling = self.old_until is not None and now < self.old_until
        return [self.secret, self.old_secret] if rolling else [self.secret]


class Delivery(models.Model):
    """One message to one endpoint. Its state is the queue: beat sends what is due."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("delivery", "waiting")
        DELIVERED = "delivered", pgettext_lazy("delivery", "delivered")
        FAILED = "failed", pgettext_lazy("delivery", "failed")

    public_id = PublicIdField()
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    change = models.BigIntegerField(null=True, help_text=_("Empty: a test."))
    type = models.CharField(max_length=40)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0, help_text=_("Since it was queued."))
    queued_at = models.DateTimeField(default=timezone.now, help_text=_("Anew with each replay."))
    due_at = models.DateTimeField(default=timezone.now)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "change"], name="delivery_once"),
            models.CheckConstraint(condition=Q(state__in=["waiting", "delivered", "failed"]), name="delivery_state"),
        ]
        indexes = [
            models.Index(fields=["endpoint", "due_at"], condition=Q(state="waiting"), name="delivery_due"),
            models.Index(fields=["endpoint", "state", "-id"], name="delivery_log"),
        ]

    def __str__(self) -> str:
        return f"{self.type} to {self.endpoint_id}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("desk:delivery", args=[self.public_id])

    @property
    def indented(self) -> str:
        """The body as a person reads it."""
        return json.dumps(json.loads(self.body), ensure_ascii=False, indent=2)

    @property
    def message(self) -> str:
        """The id by which a receiver knows it again: the same in every attempt and replay."""
        return f"msg_{self.public_id}"


class Attempt(models.Model):
    """What came of sending a delivery once."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(default=timezone.now)
    status = models.PositiveSmallIntegerField(null=True)
    milliseconds = models.PositiveIntegerField()
    failure = models.CharField(max_length=500, blank=True, help_text=_("Empty: it was taken."))
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.failure or self.status}"
