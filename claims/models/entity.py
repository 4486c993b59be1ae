from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.extraction.types import EntityType
from claims.models.triggers import index_claim_anew
from factbase.history.fields import PublicIdField


class Entity(models.Model):
    """A country, organisation, person or place that claims are about."""

    public_id = PublicIdField()
    type = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in EntityType])
    key = models.CharField(
        max_length=200, help_text=_("ISO 3166-1 alpha-2 for countries, else the common English name.")
    )
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["type", "name"]
        verbose_name_plural = "entities"
        constraints = [models.UniqueConstraint(fields=["type", "key"], name="entity_key")]

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """Where a claim names an entity. Offsets are in code points of the claim's quote."""

    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="mentions")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=500)

    class Meta:
        ordering = ["claim", "start"]
        constraints = [models.UniqueConstraint(fields=["claim", "entity", "start"], name="mention_once")]
        triggers = [index_claim_anew()]

    def __str__(self) -> str:
        return f"{self.surface} = {self.entity}"
