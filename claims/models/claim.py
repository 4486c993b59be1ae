from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, ArticleText
from claims.extraction.types import Grain
from claims.models.entity import Entity
from claims.models.triggers import INDEX_ANEW
from claims.querysets import ClaimQuerySet
from factbase.history.models import Event, Stateful
from factbase.workflow import ClaimState, fsm

CONTEXT = 32  # characters on each side that locate a quote, and that may be public


class Claim(Stateful):
    """A checkable statement that one article makes."""

    States = ClaimState
    event_kind = Event.Kind.CLAIM

    class Origin(models.TextChoices):
        ENGINE = "engine", _("found by the engine")
        MODEL = "model", _("found by a language model, read by the engine")
        PERSON = "person", _("made by a person")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    state = models.CharField(max_length=10, choices=ClaimState.choices, default=ClaimState.SUGGESTED)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.ENGINE)
    engine = models.CharField(
        max_length=240, blank=True, help_text=_("Version that found it; “+model:” and the name of a model that did.")
    )
    edited = models.BooleanField(default=False, help_text=_("A person changed it: extraction leaves it alone."))

    quote = models.TextField(help_text=_("The words of the article that assert it."))
    label = models.CharField(max_length=300, help_text=_("Short, stands on its own."))
    language = models.CharField(max_length=8)
    claimant = models.CharField(
        max_length=200, blank=True, help_text=_("Who asserts it. Empty: the article in its own voice.")
    )
    claimant_words = models.CharField(max_length=500, blank=True, help_text=_("The words that attribute it."))
    when_value = models.CharField(
        max_length=24, blank=True, help_text=_("ISO 8601, cut to its grain; an interval is start/end.")
    )
    when_grain = models.CharField(max_length=5, blank=True, choices=[(grain.value, grain.value) for grain in Grain])
    when_words = models.CharField(max_length=200, blank=True)
    score = models.FloatField(default=1.0, help_text=_("Worth of checking, 0 to 1."))
    reasons = models.JSONField(default=list, blank=True)
    entities = models.ManyToManyField(Entity, through="claims.Mention", related_name="claims")
    subject = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("What it is about: the only country it names, else its only place or organisation."),
    )

    indexed = models.BooleanField(
        default=False, editable=False, help_text=_("Other claims find it as it is; the database takes this back.")
    )

    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reopened = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text=_(
            "What changed in the article after somebody had decided: the words before and after, and the text."
        ),
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who is to look at it; others may, too."),
    )

    objects = ClaimQuerySet.as_manager()
    open_opinions: list[Any]  # of Opinion; set by `objects.with_opinions()`
    current_anchors: "list[Anchor]"  # one or none; set by `objects.with_current_anchor()`

    class Meta:
        ordering = ["-pk"]
        permissions = [("decide_claim", "Can accept, reject and link claims")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="claim_score"),
        ]
        indexes = [
            # The queue: best score first, oldest first among equals.
            models.Index(fields=["-score", "id"], condition=Q(state=ClaimState.SUGGESTED), name="claim_queue"),
            # Queues by age, of any state.
            models.Index(fields=["state", "id"], name="claim_state_age"),
            models.Index(fields=["created_at"], name="claim_created"),
            models.Index(fields=["id"], condition=Q(indexed=False), name="claim_unindexed"),
            # What the list of ledgers asks of claims, without their wide rows.
            models.Index(
                fields=["id"],
                include=["article", "subject"],
                condition=Q(state__in=[ClaimState.SUGGESTED, ClaimState.ACCEPTED]),
                name="claim_live",
            ),
            models.Index(
                fields=["id"], condition=Q(state=ClaimState.SUGGESTED, reopened__isnull=False), name="claim_reopened"
            ),
        ]
        triggers = [fsm(ClaimState), INDEX_ANEW]

    def __str__(self) -> str:
        return self.label

    @property
    def model(self) -> str:
        """The language model that found it; empty for everybody else."""
        return self.engine.partition("+model:")[2]

    @property
    def decided(self) -> bool:
        """Whether a person's word is on it, so that the software keeps its hands off."""
        return (
            self.edited
            or self.reopened is not None
            or self.origin == self.Origin.PERSON
            or self.state in (ClaimState.ACCEPTED, ClaimState.REJECTED)
        )


class Anchor(models.Model):
    """Where a claim stands in one version of its article. One anchor of a claim is current."""

    class State(models.TextChoices):
        EXACT = "exact", pgettext_lazy("place", "exact")
        MOVED = "moved", pgettext_lazy("place", "moved")
        CHANGED = "changed", pgettext_lazy("place", "changed")
        GONE = "gone", pgettext_lazy("place", "gone")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="anchors")
    text = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="anchors")
    state = models.CharField(max_length=8, choices=State.choices, default=State.EXACT)
    start = models.PositiveIntegerField(null=True, blank=True, help_text=_("Code points of the text; empty when gone."))
    end = models.PositiveIntegerField(null=True, blank=True)
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["claim", "text__number"]
        indexes = [models.Index(fields=["id"], condition=Q(current=True, state="gone"), name="anchor_lost")]
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(current=True), name="anchor_one_current"),
            models.UniqueConstraint(fields=["claim", "text"], name="anchor_once_a_text"),
            models.CheckConstraint(
                condition=Q(state="gone", start=None, end=None) | (~Q(state="gone") & Q(start__lt=F("end"))),
                name="anchor_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} in {self.text}: {self.state}"

    def selectors(self) -> list[dict]:
        """Return the W3C selectors of the span (Web Annotation Data Model, section 4.2); empty when it is gone."""
        if self.start is None or self.end is None:
            return []
        text = self.text.text
        quote = {
            "type": "TextQuoteSelector",
            "exact": text[self.start : self.end],
            "prefix": text[max(0, self.start - CONTEXT) : self.start],
            "suffix": text[self.end : self.end + CONTEXT],
        }
        return [quote, {"type": "TextPositionSelector", "start": self.start, "end": self.end}]
