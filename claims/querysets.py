"""What is read of claims, links and entries, in the words of the desk. Imports no model."""

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from factbase.workflow import ClaimState, EntryState, LinkState


class ClaimQuerySet(models.QuerySet):
    def queue(self) -> Self:
        """What waits for a fact-checker: the most worth checking first, the oldest first among equals."""
        return self.filter(state=ClaimState.SUGGESTED).order_by("-score", "pk")

    def behind(self, claim: Any) -> Self:
        """What stands behind a claim in the order of the queue, the claim decided or not."""
        return self.filter(Q(score__lt=claim.score) | Q(score=claim.score, pk__gt=claim.pk))

    def accepted(self) -> Self:
        return self.filter(state=ClaimState.ACCEPTED)

    def search(self, words: str) -> Self:
        """Claims whose quote, label or claimant holds every word."""
        found = self
        for word in words.split():
            found = found.filter(Q(quote__icontains=word) | Q(label__icontains=word) | Q(claimant__icontains=word))
        return found

    def for_display(self) -> Self:
        """With all that a claim card shows, in a fixed number of queries."""
        return self.select_related("article__source", "article__family", "decided_by").prefetch_related(
            "figures__giver", "figures__receiver", "mentions__entity"
        )

    def with_current_anchor(self) -> Self:
        anchors = apps.get_model("claims", "Anchor")
        return self.prefetch_related(
            Prefetch(
                "anchors",
                anchors._default_manager.filter(current=True).select_related("text"),
                to_attr="current_anchors",
            )
        )


class ClaimLinkQuerySet(models.QuerySet):
    def of(self, claim: models.Model) -> Self:
        """Links of a claim that nobody refused, with both ends."""
        ends = self.filter(Q(a=claim) | Q(b=claim)).exclude(state=LinkState.REJECTED)
        return ends.select_related("a__article__source", "b__article__source", "decided_by").order_by("pk")


class EntryQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Entries that anybody may read, newest first."""
        return self.filter(state=EntryState.PUBLISHED).order_by("-published_at", "-pk")

    def with_document(self) -> Self:
        """With `document`, the JSON of the latest revision: what the public reads."""
        revisions = apps.get_model("claims", "EntryRevision")._default_manager
        latest = revisions.filter(entry=OuterRef("pk")).order_by("-number").values("document")
        return self.annotate(document=Subquery(latest[:1]))

    def search(self, words: str) -> Self:
        """Entries whose statement or rationale holds every word."""
        found = self
        for word in words.split():
            found = found.filter(Q(statement__icontains=word) | Q(rationale__icontains=word))
        return found

    def for_list(self) -> Self:
        return self.select_related("rating", "created_by", "edited_by", "approved_by")
