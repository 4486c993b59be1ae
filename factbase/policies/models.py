from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factbase.history.models import Event, Recorded


class Policy(Recorded):
    """A rule of the newsroom that operators switch at the desk. It has no row (`DEFAULTS`) before somebody has."""

    event_kind = Event.Kind.POLICY

    class Name(models.TextChoices):
        FOUR_EYES = "four_eyes", _("Four eyes: nobody approves what they wrote or changed last")
        SECOND_DECISION = "second_decision", _("A claim is decided by two people, the second without seeing the first")
        SECOND_RATING = "second_rating", _("An entry is rated by a second person who has not seen the verdict")

    DEFAULTS = {Name.FOUR_EYES: True, Name.SECOND_DECISION: False, Name.SECOND_RATING: False}

    name = models.CharField(max_length=20, choices=Name.choices, unique=True)
    active = models.BooleanField()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return self.get_name_display()

    def desk_address(self) -> str:
        return reverse("desk:policies")


def is_active(name: Policy.Name) -> bool:
    stored = Policy.objects.filter(name=name).values_list("active", flat=True).first()
    return Policy.DEFAULTS[name] if stored is None else stored
