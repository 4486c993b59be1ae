from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.claim import Claim
from claims.querysets import ClaimLinkQuerySet
from factbase.history.models import Event, Stateful
from factbase.workflow import LinkState, fsm


class Relation(models.TextChoices):
    SAME = "same", pgettext_lazy("relation", "same")
    SUPPORTS = "supports", pgettext_lazy("relation", "supports")
    CONFLICTS = "conflicts", pgettext_lazy("relation", "conflicts")
    UPDATES = "updates", pgettext_lazy("relation", "updates")
    RELATED = "related", pgettext_lazy("relation", "related")
    UNRELATED = "unrelated", pgettext_lazy("relation", "unrelated")


# From the older claim to the newer, from the evidence to what it supports.
DIRECTED = (Relation.UPDATES, Relation.SUPPORTS)


class ClaimLink(Stateful):
    """What holds between two claims, and whose word that is. One row for an unordered pair: `a` has the lower key.

    For `updates` and `supports`, `forward` says that the relation runs from `a` to `b`.
    """

    States = LinkState
    event_kind = Event.Kind.LINK
    told_with = ("a", "b")

    a = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_a")
    b = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_b")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    forward = models.BooleanField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.SUGGESTED)
    score = models.FloatField(
        null=True, blank=True, help_text=_("The matcher's, 0 to 1; empty: a person made the link.")
    )
    reasons = models.JSONField(default=list, blank=True)
    matcher = models.CharField(max_length=40, blank=True, help_text=_("Version that suggested it."))
    previous = models.JSONField(
        null=True,
        blank=True,
        help_text=_("The judgement before a changed figure or text re-opened the pair."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="claimlink_pair"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="claimlink_order"),
            models.CheckConstraint(condition=Q(state__in=LinkState.values), name="claimlink_state"),
            models.CheckConstraint(
                condition=Q(relation__in=DIRECTED, forward__isnull=False)
                | (~Q(relation__in=DIRECTED) & Q(forward=None)),
                name="claimlink_direction",
            ),
        ]
        indexes = [
            # The conflicts of ledgers; most links are of other kinds.
            models.Index(fields=["a", "b"], condition=Q(relation=Relation.CONFLICTS), name="claimlink_conflicts"),
            models.Index(fields=["b"], condition=Q(relation=Relation.CONFLICTS), name="claimlink_conflicts_b"),
        ]
        triggers = [fsm(LinkState)]

    def __str__(self) -> str:
        return f"{self.a} – {self.relation} – {self.b}"

    def desk_address(self) -> str:
        """A pair is judged on the page of its first claim."""
        return self.a.desk_address()

    def judged(self) -> dict[str, Any]:
        """What a judgement is about: events keep it as it was then, whatever a newer matcher says of the pair later."""
        return {name: getattr(self, name) for name in ("relation", "forward", "score", "reasons", "matcher")}
