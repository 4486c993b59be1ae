from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.extraction.types import Modifier, Scope, Stage
from claims.models.claim import Claim
from claims.models.entity import Entity
from claims.models.triggers import index_claim_anew
from claims.querysets import SIZE


class Modifiers(models.TextChoices):
    EXACT = Modifier.EXACT.value, pgettext_lazy("modifier", "exact")
    APPROX = Modifier.APPROX.value, pgettext_lazy("modifier", "approx")
    MORE_THAN = Modifier.MORE_THAN.value, pgettext_lazy("modifier", "more than")
    AT_LEAST = Modifier.AT_LEAST.value, pgettext_lazy("modifier", "at least")
    LESS_THAN = Modifier.LESS_THAN.value, pgettext_lazy("modifier", "less than")
    AT_MOST = Modifier.AT_MOST.value, pgettext_lazy("modifier", "at most")
    RANGE = Modifier.RANGE.value, pgettext_lazy("modifier", "range")
    NEARLY = Modifier.NEARLY.value, pgettext_lazy("modifier", "nearly")


class Stages(models.TextChoices):
    PLEDGED = Stage.PLEDGED.value, pgettext_lazy("stage", "pledged")
    ALLOCATED = Stage.ALLOCATED.value, pgettext_lazy("stage", "allocated")
    DELIVERED = Stage.DELIVERED.value, pgettext_lazy("stage", "delivered")
    PLANNED = Stage.PLANNED.value, pgettext_lazy("stage", "planned")
    SPENT = Stage.SPENT.value, pgettext_lazy("stage", "spent")


class Scopes(models.TextChoices):
    TOTAL = Scope.TOTAL.value, pgettext_lazy("scope", "total")
    PERIOD = Scope.PERIOD.value, pgettext_lazy("scope", "period")
    ADDITIONAL = Scope.ADDITIONAL.value, pgettext_lazy("scope", "additional")
    PART = Scope.PART.value, pgettext_lazy("scope", "part")


def _words() -> models.CharField:
    return models.CharField(max_length=300, blank=True)


def _party(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name=related_name)


class Figure(models.Model):
    """A number of a claim with what it counts or measures, each property beside the words it came from.

    A point value has `low == high`; an open bound is empty. Offsets are in code points of the claim's quote.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="figures")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=300)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=40, help_text=_("ISO 4217, %, or a singular English noun."))
    modifier = models.CharField(max_length=10, choices=Modifiers.choices, default=Modifier.EXACT)
    measure = models.CharField(max_length=200, blank=True, help_text=_("What is counted: military aid, population …"))
    measure_words = _words()
    stage = models.CharField(max_length=10, choices=Stages.choices, blank=True)
    stage_words = _words()
    giver = _party("given_figures")
    giver_words = _words()
    receiver = _party("received_figures")
    receiver_words = _words()
    period = models.CharField(max_length=24, blank=True, help_text=_("ISO 8601 date or interval, cut to its grain."))
    period_words = _words()
    as_of = models.CharField(max_length=24, blank=True, help_text=_("ISO 8601 date, cut to its grain."))
    as_of_words = _words()
    scope = models.CharField(max_length=10, choices=Scopes.choices, blank=True)
    scope_words = _words()

    class Meta:
        ordering = ["claim", "start"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "start"], name="figure_once"),
            models.CheckConstraint(condition=~Q(low=None, high=None), name="figure_has_a_bound"),
            models.CheckConstraint(condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")), name="figure_bounds"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="figure_span"),
        ]
        triggers = [index_claim_anew()]
        indexes = [
            # Figures of one ledger that names no pair of parties.
            models.Index(fields=["measure"], condition=~Q(measure=""), name="figure_measure"),
            # Figures that may form ledgers, with what the list of ledgers asks of them.
            models.Index(
                fields=["claim"],
                include=["id", "measure", "giver", "receiver", "period", "as_of"],
                condition=~Q(measure="") | Q(giver__isnull=False, receiver__isnull=False),
                name="figure_member",
            ),
            # Queues by amount.
            models.Index(SIZE.desc(), "claim", name="figure_size"),
            models.Index("unit", SIZE.desc(), "claim", name="figure_unit_size"),
        ]

    def __str__(self) -> str:
        return self.surface
