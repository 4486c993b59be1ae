from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factbase.access.models import User
from factbase.history.fields import PublicIdField
from factbase.history.triggers import AppendOnly, OnlyMarked
from factbase.ids import LENGTH
from factbase.workflow import States, actions


class Recorded(models.Model):
    """A row with a public id, by which events of `event_kind` know it."""

    event_kind: ClassVar[str]
    told_with: ClassVar[tuple[str, ...]] = ()  # relations that its name and its address need

    public_id = PublicIdField()

    class Meta:
        abstract = True

    def desk_address(self) -> str:
        """Its page at the desk."""
        return reverse(f"desk:{self.event_kind}", args=[self.public_id])

    @classmethod
    def hidden_from(cls, _user: User) -> models.QuerySet | None:
        """Rows whose history this person is not to read yet; None where there never are any."""
        return None


class Stateful(Recorded):
    """A recorded row with a place in the workflow: `States` enumerates them."""

    States: ClassVar[States]

    state: models.CharField

    class Meta:
        abstract = True

    def allowed_actions(self) -> list[str]:
        return list(actions(self.States(self.state)))


class Event(models.Model):
    """One change of a state or of a published field: who, when, before, after, why.

    Append-only: the database refuses edits, deletions and truncation, the admin's and the superuser's included.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("article")
        CLAIM = "claim", _("claim")
        LINK = "link", _("link")
        ENTRY = "entry", _("entry")
        FAMILY = "family", _("family of articles")
        CLUSTER = "cluster", _("cluster")
        POLICY = "policy", _("desk policy")
        RATING = "rating", _("verdict of the scale")
        QUEUE = "queue", _("saved queue")
        WEBHOOK = "webhook", _("webhook")
        TIP = "tip", _("letter of a reader")
        PAGE = "page", _("page about the newsroom")
        REDACTION = "redaction", _("redaction")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    subject = models.CharField(max_length=LENGTH, help_text=_("Public id of what changed."))
    action = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the software."),
    )
    why = models.TextField(blank=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "subject", "-id"], name="event_of_subject"),
            models.Index(fields=["by", "-id"], name="event_of_person"),
            models.Index(fields=["action", "-id"], name="event_of_action"),
            models.Index(fields=["-id"], condition=models.Q(by__isnull=False), name="event_of_people"),
            models.Index(fields=["at"], name="event_at"),
        ]
        triggers = [AppendOnly(), OnlyMarked()]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.action}"
