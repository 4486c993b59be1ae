from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleText
from claims.language_model import Outcome as Became


class ModelReading(models.Model):
    """One time that a text was sent to a language model, and what became of its answer. Holds nothing of either."""

    class Outcome(models.TextChoices):
        READ = Became.READ.value, _("read")
        PARTLY = Became.PARTLY.value, _("read in part")
        FAILED = Became.FAILED.value, _("failed: the rules alone were used")

    text = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="model_readings")
    model = models.CharField(max_length=200)
    address = models.CharField(max_length=2000, help_text=_("Where the text was sent."))
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    failure = models.CharField(max_length=500, blank=True)
    pieces = models.PositiveSmallIntegerField(help_text=_("Of the text."))
    pieces_read = models.PositiveSmallIntegerField()
    confirmed = models.PositiveSmallIntegerField(help_text=_("Claims that the rules had found as well."))
    added = models.PositiveSmallIntegerField(help_text=_("Claims that the rules had not found."))
    dropped = models.JSONField(default=dict, help_text=_("Number of claims by the reason why they were not let in."))
    corrected = models.JSONField(default=dict, help_text=_("Number of details that the rules' reading replaced."))
    seconds = models.FloatField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[each.value for each in Became]), name="modelreading_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} by {self.model}: {self.get_outcome_display()}"

    @property
    def kept(self) -> int:
        return self.confirmed + self.added

    @property
    def failures(self) -> list[str]:
        return self.failure.split("; ")

    @property
    def total_dropped(self) -> int:
        return sum(self.dropped.values())
