from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from factbase.history.models import Event, Recorded


class Rating(Recorded):
    """One verdict of the newsroom's own scale. It is retired, never deleted: old entries bear it."""

    event_kind = Event.Kind.RATING

    key = models.SlugField(unique=True)
    value = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("1 (false) to 5 (true); empty: outside the scale.")
    )
    labels = models.JSONField(
        default=dict,
        help_text=_('The words shown, by language: {"en": "Mostly true", "de": "Größtenteils wahr"}.'),
    )
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=1, value__lte=5), name="rating_value")
        ]

    def __str__(self) -> str:
        return self.label(get_language() or settings.LANGUAGE_CODE)

    def desk_address(self) -> str:
        return reverse("desk:rating", args=[self.key])

    def label(self, language: str) -> str:
        """The verdict in `language`; where the newsroom gave no words, in its own language, or in English."""
        wanted = (language.split("-")[0], settings.LANGUAGE_CODE, "en")
        return next((self.labels[code] for code in wanted if self.labels.get(code)), self.key)
