"""What is read of claims, links, clusters and entries, in the words of the desk. Imports no model."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from decimal import Decimal
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Abs, Coalesce, Greatest, Upper
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from claims.clustering import STRONG
from claims.searching import Term, asks_for_nothing, terms
from factbase.workflow import ClaimState, EntryState, LinkState

GATHERABLE = (ClaimState.SUGGESTED, ClaimState.ACCEPTED)
COMMON = 1000  # claims that hold a common word


class ClaimQuerySet(models.QuerySet):
    def queue(self) -> Self:
        """What waits for a fact-checker: the most worth checking first, the oldest first among equals."""
        return self.filter(state=ClaimState.SUGGESTED).order_by("-score", "pk")

    def assigned_to(self, user: Any) -> Self:
        """What this person is to look at; None: what nobody is."""
        return self.filter(assigned_to=user)

    def to_decide_by(self, user: Any, *, settles: bool) -> Self:
        """Where two people decide: what the person has said nothing of; what two differ about, if they settle it."""
        open_to_them = self.filter(~Exists(_opinions("claim").filter(by=user)))
        return open_to_them if settles else open_to_them.exclude(_differ())

    def disputed(self) -> Self:
        """What two people decided differently, and nobody has settled."""
        return self.filter(_differ())

    def accepted(self) -> Self:
        return self.filter(state=ClaimState.ACCEPTED)

    def reopened(self) -> Self:
        """Decided once, and waiting again because their article changed."""
        return self.filter(state=ClaimState.SUGGESTED, reopened__isnull=False)

    def gatherable(self) -> Self:
        """Claims that may join a cluster."""
        return self.filter(state__in=GATHERABLE)

    def search(self, text: str) -> Self:
        """Claims whose quote, label or claimant holds every word, inside of another one too, and every "exact phrase".

        A word is also found in its other forms, in each of our languages; one of two letters in the quote alone.
        Costs a query for each word: what few claims hold is looked up first, what many hold is tried on one claim
        after the other until there are enough.
        """
        if asks_for_nothing(text):
            return self.none()
        found = self
        for term in terms(text):
            hits = set(_holding(term)[: COMMON + 1])
            found = found.filter(pk__in=hits) if len(hits) <= COMMON else found.filter(Exists(_held_by_each(term)))
        return found

    def with_figure(self, unit: str = "", least: Decimal | None = None, most: Decimal | None = None) -> Self:
        """Claims with one figure that is of this unit and of this size."""
        return self.filter(pk__in=_figures(unit, least, most).values("claim"))

    def without_figure(self, unit: str = "") -> Self:
        return self.filter(~Exists(_figures(unit).filter(claim=OuterRef("pk"))))

    def with_largest(self, unit: str = "") -> Self:
        """Claims that have a figure, of this unit if it is given, with the size of the largest as `largest`."""
        top = FilteredRelation("figures", condition=Q(figures__unit=unit) if unit else Q())
        larger = _figures(unit).filter(claim=OuterRef("pk"))
        larger = larger.filter(Q(size__gt=OuterRef("largest")) | Q(size=OuterRef("largest"), pk__lt=OuterRef("figure")))
        sized = (
            self.alias(top=top).filter(top__isnull=False).alias(figure=F("top__pk")).annotate(largest=_size("top__"))
        )
        return sized.filter(~Exists(larger))

    def about(self, entities: models.QuerySet) -> Self:
        """Claims that name one of the entities, or in which one gives or receives."""
        mentions, figures = apps.get_model("claims", "Mention"), apps.get_model("claims", "Figure")
        keys = list(entities.values_list("pk", flat=True))
        return self.filter(
            pk__in=mentions._default_manager.filter(entity__in=keys)
            .values("claim")
            .union(
                figures._default_manager.filter(giver__in=keys).values("claim"),
                figures._default_manager.filter(receiver__in=keys).values("claim"),
            )
        )

    def in_conflict(self) -> Self:
        """Claims that contradict another one, by a person's word or by a suggestion nobody refused."""
        return self.filter(_is_in_conflict())

    def not_in_conflict(self) -> Self:
        return self.exclude(_is_in_conflict())

    def with_conflicts(self) -> Self:
        """Claims that may be in conflict, with the number of conflicts that stand as `conflicts`: none for a few."""
        return self.filter(_may_be_in_conflict()).annotate(conflicts=_conflict_number())

    def without_conflicts(self) -> Self:
        """The others than `with_conflicts`."""
        return self.exclude(_may_be_in_conflict())

    def conflicts_of(self, claims: Collection[Any]) -> dict[str, int]:
        """How many conflicts each of the claims stands in, by its public id; in one query."""
        keys = {claim.pk: claim.public_id for claim in claims}
        ends = _conflicts().filter(Q(a__in=keys) | Q(b__in=keys)).values_list("a", "b")
        return dict(Counter(keys[end] for pair in ends for end in pair if end in keys))

    def put_off_by(self, user: Any, since: dt.datetime) -> Self:
        return self.filter(pk__in=_skips(user, since))

    def not_put_off_by(self, user: Any, since: dt.datetime) -> Self:
        return self.exclude(pk__in=_skips(user, since))

    def in_time(self) -> Self:
        """The oldest article first, by name of source among equals."""
        return self.order_by(F("article__published_on").asc(nulls_last=True), "article__source__name", "pk")

    def for_display(self) -> Self:
        """With all that a claim card shows, in a fixed number of queries."""
        return self.select_related("article__source", "article__family", "decided_by", "assigned_to").prefetch_related(
            "figures__giver",
            "figures__receiver",
            "mentions__entity",
        )

    def with_opinions(self) -> Self:
        """With what people said unseen, for cards on which one decides."""
        opinions = apps.get_model("claims", "Opinion")._default_manager.filter(open=True).select_related("by")
        return self.prefetch_related(Prefetch("opinions", opinions, to_attr="open_opinions"))

    def with_current_anchor(self) -> Self:
        return self._with_anchors(_current_anchors().select_related("text"))

    def with_place(self) -> Self:
        """With the current anchor, but not its text: many claims would fetch one article's text as many times."""
        return self._with_anchors(_current_anchors())

    def _with_anchors(self, anchors: models.QuerySet) -> Self:
        return self.prefetch_related(Prefetch("anchors", anchors, to_attr="current_anchors"))


def _current_anchors() -> models.QuerySet:
    return apps.get_model("claims", "Anchor")._default_manager.filter(current=True)


def _says(term: Term) -> Q:
    written = Q(text__iregex=term.pattern)
    if term.stems is None:
        return written
    return Q(words=term.stems) if term.is_short else Q(words=term.stems) | written


def _holding(term: Term) -> models.QuerySet:
    """The keys of claims with the term, some twice; what the workers have not indexed yet is read itself."""
    claims, rows = (apps.get_model("claims", name)._base_manager for name in ("Claim", "ClaimSearch"))
    pattern = term.pattern
    inside = Q(quote__iregex=pattern) | Q(label__iregex=pattern) | Q(claimant__iregex=pattern)
    new = claims.filter(inside, indexed=False).values_list("pk", flat=True)
    return new.union(rows.filter(_says(term)).values_list("pk", flat=True), all=True)


def _held_by_each(term: Term) -> models.QuerySet:
    return apps.get_model("claims", "ClaimSearch")._base_manager.filter(_says(term), pk=OuterRef("pk"))


def _size(prefix: str = "") -> Greatest:
    """How large a figure is, whatever its sign; the larger end of an interval counts."""
    return Greatest(Abs(f"{prefix}low"), Abs(f"{prefix}high"))


SIZE = _size()  # of indexes: what is asked must be written as they are


def _figures(unit: str = "", least: Decimal | None = None, most: Decimal | None = None) -> models.QuerySet:
    asked = {"unit": unit or None, "size__gte": least, "size__lte": most}
    figures = apps.get_model("claims", "Figure")._default_manager.alias(size=SIZE).order_by()
    return figures.filter(**{name: value for name, value in asked.items() if value is not None})


ENDS = (("a", "b"), ("b", "a"))


def _conflicts_at(own: str, other: str) -> models.QuerySet:
    """The conflicts of a claim that stand as far as the claim at the other end goes."""
    links = apps.get_model("claims", "ClaimLink")._default_manager.order_by()
    stands = Q(state=LinkState.CONFIRMED) | Q(state=LinkState.SUGGESTED, **{f"{other}__state__in": GATHERABLE})
    return links.filter(stands, relation="conflicts", **{own: OuterRef("pk")})


def _conflict_number() -> CombinedExpression:
    """How many conflicts of a claim stand as far as the other claims go."""
    return _number(_conflicts_at("a", "b"), Count("pk")) + _number(_conflicts_at("b", "a"), Count("pk"))


def _may_be_in_conflict() -> Q:
    """Claims with a conflict that nobody refused. What they conflict with may be rejected: that is for
    `_conflict_number` to see, claim by claim, since to join all conflicts with all claims takes too long.
    """
    links = apps.get_model("claims", "ClaimLink")._default_manager.order_by()
    held = links.filter(relation="conflicts").exclude(state=LinkState.REJECTED)
    return Q(pk__in=held.values("a")) | Q(pk__in=held.values("b"))


def _is_in_conflict() -> Q:
    confirmed = [Q(Exists(_conflicts_at(*ends).filter(state=LinkState.CONFIRMED))) for ends in ENDS]
    stands = Q(GreaterThan(_conflict_number(), 0))
    return _may_be_in_conflict() & stands & (Q(state__in=GATHERABLE) | confirmed[0] | confirmed[1])


def _conflicts() -> models.QuerySet:
    return apps.get_model("claims", "ClaimLink")._default_manager.conflicts().order_by()


def _skips(user: Any, since: dt.datetime) -> models.QuerySet:
    return apps.get_model("claims", "Skip")._default_manager.filter(by=user, at__gte=since).values("claim")


class ClaimLinkQuerySet(models.QuerySet):
    def conflicts(self) -> Self:
        """What stands as a conflict: a person's word, or a suggestion that nobody refused."""
        return self.standing().filter(relation="conflicts").exclude(state=LinkState.REJECTED)

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

    def publishable(self) -> Self:
        """What a person says holds between two claims."""
        return self.filter(state=LinkState.CONFIRMED).exclude(relation="unrelated")


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


def _differ() -> Q:
    """Two people decided differently on a claim, and nobody has settled it."""
    said = _opinions("claim")
    return Q(Exists(said.filter(verdict="accept"))) & Q(Exists(said.filter(verdict="reject")))


def _opinions(of: str) -> models.QuerySet:
    """What was said unseen of the row and is still open."""
    return apps.get_model("claims", "Opinion")._default_manager.filter(open=True, **{of: OuterRef("pk")})


def _roles() -> models.QuerySet:
    return apps.get_model("claims", "EntryClaim")._default_manager.filter(entry=OuterRef("pk"))


class EntryQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Entries that anybody may read, newest first."""
        return self.filter(state=EntryState.PUBLISHED).order_by("-published_at", "-pk")

    def about(self, claims: Collection[int]) -> Self:
        """Entries in which one of the claims with these keys stands."""
        return self.filter(Exists(_roles().filter(claim__in=claims)))

    def said_in(self, articles: Collection[str]) -> Self:
        """Entries whose checked claim, or an appearance of it, stands in one of the articles with these public ids."""
        roles = apps.get_model("claims", "EntryClaim")
        stating = roles._default_manager.filter(role__in=roles.STATING, claim__article__public_id__in=articles)
        return self.filter(pk__in=stating.values("entry"))

    def on_topic(self, topic: str) -> Self:
        return self.filter(topics__contains=[topic])

    def in_languages_of(self, entry: Any) -> Self:
        """The entry and its translations: those of one original, which is among them."""
        original = entry.translation_of_id or entry.pk
        return self.filter(Q(pk=original) | Q(translation_of=original)).order_by("language", "pk")

    def naming(self, entity: models.Model) -> Self:
        """Entries with a claim that names the entity, or in which it gives or receives."""
        entities = type(entity)._default_manager.filter(pk=entity.pk)
        claims = apps.get_model("claims", "Claim")._default_manager.about(entities)
        return self.filter(Exists(_roles().filter(claim__in=claims)))

    def unfinished(self) -> Self:
        return self.exclude(state__in=[EntryState.PUBLISHED, EntryState.RETRACTED])

    def assigned_to(self, user: Any) -> Self:
        return self.filter(assigned_to=user)

    def disputed(self) -> Self:
        """In review, rated differently by a second person, and not settled."""
        differs = _opinions("entry").filter(settled=False).exclude(verdict=OuterRef("rating__key"))
        return self.filter(Exists(differs), state=EntryState.IN_REVIEW)

    def with_document(self) -> Self:
        """With `document`, the JSON of the latest revision: what the public reads."""
        revisions = apps.get_model("claims", "EntryRevision")._default_manager
        latest = revisions.filter(entry=OuterRef("pk")).order_by("-number").values("document")
        return self.annotate(document=Subquery(latest[:1]))

    def search(self, text: str) -> Self:
        """Entries whose statement or rationale holds every word, inside of another one too, and every "exact phrase".

        Words of two letters are found as they are: an index knows them by the spaces around them.
        """
        if asks_for_nothing(text):
            return self.none()
        found = self
        for term in terms(text):
            found = found.filter(words__contains=Upper(Value(term.spelt)))
        return found

    def for_list(self) -> Self:
        return self.select_related("rating", "created_by", "edited_by", "approved_by", "assigned_to")

    def to_rate_by(self, user: Any) -> Self:
        """What a second rating is wanted of from this person, by the rule of `may_rate`."""
        rated = apps.get_model("claims", "Opinion")._default_manager.filter(entry=OuterRef("pk"), open=True)
        found = self.filter(~Exists(rated), state=EntryState.IN_REVIEW)
        return found.exclude(Q(created_by=user) | Q(edited_by=user))

    def scheduled(self) -> Self:
        """What goes public by itself, the next first."""
        return self.filter(publish_at__isnull=False).order_by("publish_at")

    def with_overdue_answers(self) -> Self:
        """Entries about which somebody was asked who should have answered by now."""
        contacts = apps.get_model("claims", "Contact")._default_manager.filter(entry=OuterRef("pk"))
        return self.filter(Exists(contacts.overdue(timezone.now())))

    def to_recheck(self) -> Self:
        """Entries that rest on something that changed, and that nobody has looked at since."""
        rechecks = apps.get_model("claims", "Recheck")._default_manager.open()
        return self.filter(Exists(rechecks.filter(kind="entry", subject=OuterRef("public_id"))))


class RevisionQuerySet(models.QuerySet):
    def logged(self) -> Self:
        """Corrections of published entries, and retractions."""
        retraction, correction = Q(kind="retraction"), Q(kind="correction", entry__state=EntryState.PUBLISHED)
        return self.exclude(kind="publication").filter(retraction | correction)


class TipQuerySet(models.QuerySet):
    def open(self) -> Self:
        """What nobody has dealt with."""
        return self.filter(closed_at=None)

    def for_list(self) -> Self:
        """With the number of letters."""
        return self.select_related("entry", "closed_by").annotate(number=Count("letters"))


class ArchiveCopyQuerySet(models.QuerySet):
    def due(self, now: dt.datetime) -> Self:
        """What a worker has to fetch now, the longest waiting first."""
        return self.filter(due_at__lte=now).order_by("due_at")


class ContactQuerySet(models.QuerySet):
    def awaited(self) -> Self:
        """Whoever has not answered yet, the nearest deadline first."""
        return self.filter(answered_at=None, withdrawn=False).order_by(F("deadline").asc(nulls_last=True), "pk")

    def overdue(self, now: dt.datetime) -> Self:
        return self.awaited().filter(deadline__lt=now)


class RecheckQuerySet(models.QuerySet):
    def open(self) -> Self:
        """What somebody still has to look at again, the oldest first."""
        return self.filter(closed_at=None).order_by("pk")

    def of(self, kind: str, subject: str) -> Self:
        return self.filter(kind=kind, subject=subject).select_related("cause__entry", "closed_by")
