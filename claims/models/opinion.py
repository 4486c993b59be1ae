from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.entry import Entry


class Opinion(models.Model):
    """What one of two people said about a claim, or which verdict they gave an entry, where the second must not see it.

    It is open until both agree, or somebody settles it. Two open ones of a claim are a disagreement.
    """

    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="opinions")
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.CASCADE, related_name="opinions")
    verdict = models.CharField(
        max_length=50, help_text=_("Of a claim: accept or reject. Of an entry: the key of a rating.")
    )
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    open = models.BooleanField(default=True)
    settled = models.BooleanField(default=False, help_text=_("An editor has settled the disagreement."))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim=None, entry__isnull=False) | Q(claim__isnull=False, entry=None), name="opinion_of_one"
            ),
            models.UniqueConstraint(fields=["claim", "by"], condition=Q(open=True), name="opinion_once_a_claim"),
            models.UniqueConstraint(fields=["entry"], condition=Q(open=True), name="opinion_once_an_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.verdict}"
