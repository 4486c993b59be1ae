from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factbase.history.models import Event, Recorded


class Family(Recorded):
    """Articles that go back to one origin: copies, wire copies, excerpts, translations. They count as one source.

    An article without a family stands for itself. Families that nobody is left in stay: what was done to them is undone
    into them.
    """

    class OriginReason(models.TextChoices):
        AGENCY = "agency", _("it is the own text of the agency that others credit")
        EARLIEST = "earliest", _("it was published first")
        LONGEST = "longest", _("it is the longest, and none is known to be older")
        PERSON = "person", _("an editor said so")

    event_kind = Event.Kind.FAMILY
    told_with = ("origin",)

    origin = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The article that the others presumably go back to."),
    )
    origin_reason = models.CharField(max_length=8, choices=OriginReason.choices, blank=True)
    agency = models.CharField(
        max_length=100, blank=True, help_text=_("The agency that they credit, where its own text is not here.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return str(self.origin or self.agency or self.public_id)

    def get_absolute_url(self) -> str:
        return reverse("desk:family", args=[self.public_id])
