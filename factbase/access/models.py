from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework_api_key.models import AbstractAPIKey


class User(AbstractUser):
    """A person of the newsroom. What they may do comes from their groups (see `roles`)."""

    language = models.CharField(
        _("language"),
        max_length=8,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("Of the pages; empty: what the browser asks for."),
    )

    keys = models.JSONField(
        default=dict, blank=True, help_text=_("Keys of the desk that differ from the defaults, by action.")
    )


class APIKey(AbstractAPIKey):
    """A key for the API, hashed at rest and shown once. A wider scope includes the narrower ones."""

    class Scope(models.TextChoices):
        READ = "read", _("read: published data with a higher rate limit")
        INGEST = "ingest", _("ingest: also send articles")
        DESK = "desk", _("desk: also read everything the desk sees")

    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.READ)
    person = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "Whose word it is: a key of the scope “desk” decides and writes as this person may. Empty: it cannot."
        ),
    )

    class Meta(AbstractAPIKey.Meta):
        verbose_name = "API key"
        verbose_name_plural = "API keys"

    def allows(self, scope: str) -> bool:
        order = self.Scope.values
        return order.index(self.scope) >= order.index(scope)


class KeptAnswer(models.Model):
    """What a write with an `Idempotency-Key` was answered, so that who asks again in doubt does not write twice."""

    caller = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    request = models.CharField(max_length=64, help_text=_("A hash: the key stands for this request and no other."))
    status = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="keptanswer_once")]

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"
