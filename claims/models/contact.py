from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.entry import Entry
from claims.querysets import ContactQuerySet
from factbase.history.fields import PublicIdField


class Contact(models.Model):
    """Whom we asked about an entry, and what they answered: their right of reply. Never public."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        TELEPHONE = "telephone", _("telephone")
        LETTER = "letter", _("letter")
        FORM = "form", _("web form")
        MESSAGE = "message", _("message in a network")
        MEETING = "meeting", _("in person")

    public_id = PublicIdField()
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="contacts")
    party = models.CharField(_("Whom"), max_length=200, help_text=_("Person, office or press desk."))
    channel = models.CharField(_("How"), max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    asked_at = models.DateTimeField(_("Asked"), default=timezone.now)
    asked = models.TextField(_("What we asked"))
    deadline = models.DateTimeField(_("Answer wanted by"), null=True, blank=True)
    answered_at = models.DateTimeField(_("Answered"), null=True, blank=True)
    answer = models.TextField(_("Answer"), blank=True, help_text=_("In their words, or that they declined."))
    withdrawn = models.BooleanField(default=False, help_text=_("Logged by mistake."))
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(deadline=None) | Q(deadline__gt=F("asked_at")), name="contact_deadline"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__gte=F("asked_at")) & ~Q(answer="")),
                name="contact_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["deadline"], condition=Q(answered_at=None, withdrawn=False), name="contact_unanswered")
        ]

    def __str__(self) -> str:
        return self.party

    @property
    def awaited(self) -> bool:
        return self.answered_at is None and not self.withdrawn

    @property
    def overdue(self) -> bool:
        return self.awaited and self.deadline is not None and self.deadline < timezone.now()
