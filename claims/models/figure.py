from enum import StrEnum

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.extraction.types import Modifier, Scope, Stage
from claims.models.claim import Claim
from claims.models.entity import Entity
from claims.models.triggers import index_claim_anew
from claims.querysets import SIZE


def _choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, value.value.replace("_", " ")) for value in values]


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
    modifier = models.CharField(max_length=10, choices=_choices(Modifier), default=Modifier.EXACT)
    measure = models.CharField(max_length=200, blank=True, help_text=_("What is counted: military aid, population …"))
    measure_words = _words()
    stage = models.CharField(max_length=10, choices=_choices(Stage), blank=True)
    stage_words = _words()
    giver = _party("given_figures")
    giver_words = _words()
    receiver = _party("received_figures")
    receiver_words = _words()
    period = models.CharField(max_length=24, blank=True, help_text=_("ISO 8601 date or interval, cut to its grain."))
    period_words = _words()
    as_of = models.CharField(max_length=24, blank=True, help_text=_("ISO 8601 date, cut to its grain."))
    as_of_words = _words()
    scope = models.CharField(max_length=10, choices=_choices(Scope), blank=True)
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
            # Queues by amount.
            models.Index(SIZE.desc(), "claim", name="figure_size"),
            models.Index("unit", SIZE.desc(), "claim", name="figure_unit_size"),
        ]

    def __str__(self) -> str:
        return self.surface
