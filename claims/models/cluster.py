from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.entry import Entry
from claims.querysets import ClusterQuerySet
from factbase.history.models import Event, Recorded


class Cluster(Recorded):
    """Claims that people gathered under a working title, to make one entry of them.

    No cluster is ever deleted: a merged or emptied one keeps its id, so that old addresses lead on and undo works.
    """

    event_kind = Event.Kind.CLUSTER

    title = models.CharField(max_length=300, help_text=_("Working title; the statement of the entry made of it."))
    claims = models.ManyToManyField(Claim, through="claims.ClusterClaim", related_name="clusters")
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="clusters")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="cluster_not_into_itself")]

    def __str__(self) -> str:
        return self.title


class ClusterClaim(models.Model):
    """A claim in a cluster, and who put it there. A claim with two figures may belong into two clusters."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="members")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="memberships")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["cluster", "pk"]
        constraints = [models.UniqueConstraint(fields=["cluster", "claim"], name="clusterclaim_once")]

    def __str__(self) -> str:
        return f"{self.claim} in {self.cluster}"
