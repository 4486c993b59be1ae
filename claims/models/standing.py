from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factbase.history.models import Event, Recorded


class StandingPage(Recorded):
    """A page about the newsroom itself, which operators write: one a name and language. Not public without text."""

    event_kind = Event.Kind.PAGE

    class Name(models.TextChoices):
        METHOD = "method", _("How we check")
        POLICY = "policy", _("How we correct")
        ABOUT = "about", _("Who we are and who pays us")
        PRIVACY = "privacy", _("Privacy")

    name = models.CharField(max_length=8, choices=Name.choices)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    text = models.TextField(blank=True, help_text=_("Markdown."))
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "language"]
        constraints = [
            models.UniqueConstraint(fields=["name", "language"], name="standingpage_once"),
            models.CheckConstraint(
                condition=Q(name__in=["method", "policy", "about", "privacy"]), name="standingpage_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()} ({self.language})"

    def get_absolute_url(self) -> str:
        return reverse("public:standing", args=[self.name])

    def desk_address(self) -> str:
        return reverse("desk:standing", args=[self.name, self.language])
