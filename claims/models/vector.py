from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pgvector.django import HalfVectorField

from claims.models.claim import Claim


class EmbeddingModel(models.Model):
    """A model whose vectors we hold. One serves; another may be on its way to take over, or on its way out."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("preparing: claims are being embedded")
        SERVING = "serving", _("serving")
        RETIRED = "retired", _("retired: its vectors are being dropped")

    name = models.CharField(max_length=200)
    version = models.CharField(max_length=2000, help_text=_("Of the wheel, or the address of the service."))
    dimensions = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.PREPARING)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="embeddingmodel_once"),
            models.UniqueConstraint(fields=["state"], condition=Q(state="serving"), name="embeddingmodel_one_serves"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def index_name(self) -> str:
        return f"claimvector_model_{self.pk}"


class ClaimVector(models.Model):
    """A claim's words as a model's vector. Each model has an HNSW index of its own, made when it is set up."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="vectors")
    model = models.ForeignKey(EmbeddingModel, on_delete=models.CASCADE, related_name="vectors")
    vector = HalfVectorField(null=True, help_text=_("Empty: there is nothing to embed."))
    text_sha256 = models.CharField(max_length=64, help_text=_("Of the text that was embedded."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "model"], name="claimvector_once")]

    def __str__(self) -> str:
        return f"{self.claim} by {self.model}"
