"""What is read of claims, links, clusters and entries, in the words of the desk. Imports no model."""

from collections.abc import Collection
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from claims.clustering import STRONG
from factbase.workflow import ClaimState, EntryState, LinkState

GATHERABLE = (ClaimState.SUGGESTED, ClaimState.ACCEPTED)


class ClaimQuerySet(models.QuerySet):
    def queue(self) -> Self:
        """What waits for a fact-checker: the most worth checking first, the oldest first among equals."""
        return self.filter(state=ClaimState.SUGGESTED).order_by("-score", "pk")

    def behind(self, claim: Any) -> Self:
        """What stands behind a claim in the order of the queue, the claim decided or not."""
        return self.filter(Q(score__lt=claim.score) | Q(score=claim.score, pk__gt=claim.pk))

    def accepted(self) -> Self:
        return self.filter(state=ClaimState.ACCEPTED)

    def gatherable(self) -> Self:
        """Claims that may join a cluster."""
        return self.filter(state__in=GATHERABLE)

    def search(self, words: str) -> Self:
        """Claims whose quote, label or claimant holds every word."""
        found = self
        for word in words.split():
            found = found.filter(Q(quote__icontains=word) | Q(label__icontains=word) | Q(claimant__icontains=word))
        return found

    def in_time(self) -> Self:
        """The oldest article first, by name of source among equals."""
        return self.order_by(F("article__published_on").asc(nulls_last=True), "article__source__name", "pk")

    def for_display(self) -> Self:
        """With all that a claim card shows, in a fixed number of queries."""
        return self.select_related("article__source", "article__family", "decided_by").prefetch_related(
            "figures__giver", "figures__receiver", "mentions__entity"
        )

    def with_current_anchor(self) -> Self:
        return self._with_anchors(_current_anchors().select_related("text"))

    def with_place(self) -> Self:
        """With the current anchor, but not its text: many claims would fetch one article's text as many times."""
        return self._with_anchors(_current_anchors())

    def _with_anchors(self, anchors: models.QuerySet) -> Self:
        return self.prefetch_related(Prefetch("anchors", anchors, to_attr="current_anchors"))


def _current_anchors() -> models.QuerySet:
    return apps.get_model("claims", "Anchor")._default_manager.filter(current=True)


class ClaimLinkQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Without suggestions about a claim that was rejected or withdrawn; they are back when that is undone."""
        comparable = Q(a__state__in=GATHERABLE, b__state__in=GATHERABLE)
        return self.filter(comparable | ~Q(state=LinkState.SUGGESTED))

    def of(self, claim: models.Model) -> Self:
        """Links of a claim that nobody refused, with both ends."""
        ends = self.standing().filter(Q(a=claim) | Q(b=claim)).exclude(state=LinkState.REJECTED)
        return ends.select_related("a__article__source", "b__article__source", "decided_by").order_by("pk")

    def touching(self, claims: Collection[int]) -> Self:
        """All links of the claims with these keys, refused ones included, with both ends."""
        ends = self.standing().filter(Q(a__in=claims) | Q(b__in=claims))
        return ends.select_related("a__article__source", "b__article__source", "decided_by").order_by("pk")

    def between(self, claims: Collection[int]) -> Self:
        """Links whose both ends are among the claims with these keys."""
        return self.touching(claims).filter(a__in=claims, b__in=claims)


class ClusterQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Clusters that hold claims and were not merged into another, newest first."""
        return self.filter(Exists(_members()), merged_into=None).order_by("-pk")

    def search(self, words: str) -> Self:
        """Clusters whose title, or one of whose claims, holds every word."""
        found = self
        for word in words.split():
            claims = _members().filter(Q(claim__label__icontains=word) | Q(claim__quote__icontains=word))
            found = found.filter(Q(title__icontains=word) | Exists(claims))
        return found

    def without_entry(self) -> Self:
        return self.filter(Q(entry=None) | Q(entry__state=EntryState.RETRACTED))

    def with_suggestions(self) -> Self:
        """Clusters with a suggested link that leads out of them and that nobody has judged."""
        return self.filter(Exists(_leading_out("a", "b")) | Exists(_leading_out("b", "a")))

    def for_list(self) -> Self:
        """With what their sources are counted from, and how many suggested links lead out."""
        claims = apps.get_model("claims", "Claim")._default_manager.select_related("article__family")
        return (
            self.select_related("entry", "created_by", "merged_into")
            .prefetch_related(Prefetch("claims", claims.only("public_id", "article__family")))
            .annotate(
                suggestions=_number(_leading_out("a", "b"), Count("pk")) + _number(_leading_out("b", "a"), Count("pk"))
            )
        )


def _members() -> models.QuerySet:
    members = apps.get_model("claims", "ClusterClaim")
    return members._default_manager.filter(cluster=OuterRef("pk"))


def _leading_out(inside: str, outside: str) -> models.QuerySet:
    """Unjudged strong links from a claim of the cluster, at the end `inside`, to one that might join it."""
    members, links = apps.get_model("claims", "ClusterClaim"), apps.get_model("claims", "ClaimLink")
    there = members._default_manager.filter(cluster=OuterRef(OuterRef("pk")), claim=OuterRef(outside))
    return links._default_manager.filter(
        ~Exists(there),
        state=LinkState.SUGGESTED,
        score__isnull=False,
        relation__in=STRONG,
        **{f"{inside}__memberships__cluster": OuterRef("pk")},
    ).standing()


def _number(rows: models.QuerySet, count: Count) -> Coalesce:
    """The count of the rows of a subquery, 0 where there are none."""
    counted = rows.order_by().annotate(whole=models.Value(1)).values("whole").annotate(number=count).values("number")
    return Coalesce(Subquery(counted), 0)


def _roles() -> models.QuerySet:
    return apps.get_model("claims", "EntryClaim")._default_manager.filter(entry=OuterRef("pk"))


class EntryQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Entries that anybody may read, newest first."""
        return self.filter(state=EntryState.PUBLISHED).order_by("-published_at", "-pk")

    def about(self, claims: Collection[int]) -> Self:
        """Entries in which one of the claims with these keys stands."""
        return self.filter(Exists(_roles().filter(claim__in=claims)))

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
