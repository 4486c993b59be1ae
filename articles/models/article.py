import datetime as dt
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.family import Family
from articles.models.source import Source
from articles.querysets import ArticleQuerySet
from factbase.history.models import Event, Stateful
from factbase.history.triggers import OnlyMarked
from factbase.workflow import ArticleState, fsm


class Article(Stateful):
    """One article as one source carried it. The state column is the queue of the workers."""

    States = ArticleState
    event_kind = Event.Kind.ARTICLE

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    external_id = models.CharField(max_length=200, blank=True, help_text=_("The id the sender knows it by."))
    url = models.URLField(max_length=2000, blank=True)
    canonical_url = models.URLField(
        max_length=2000, blank=True, help_text=_("The same canonical URL is the same article.")
    )
    title = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(
        max_length=8,
        blank=True,
        help_text=_("ISO 639-1. Empty until somebody says it or extraction finds it."),
    )
    published_on = models.DateField(null=True, blank=True, help_text=_("Anchor of relative dates."))
    published_at = models.DateTimeField(null=True, blank=True, help_text=_("Where the source gives a time of day."))
    published_offset = models.SmallIntegerField(
        null=True, blank=True, help_text=_("Minutes east of UTC, as the source wrote it.")
    )

    state = models.CharField(max_length=10, choices=ArticleState.choices, default=ArticleState.RECEIVED)
    state_since = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text=_("Of the current stage."))
    failed_stage = models.CharField(
        max_length=10, choices=ArticleState.choices, blank=True, help_text=_("Where a retry returns to.")
    )
    failure = models.CharField(max_length=500, blank=True)
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="duplicates"
    )

    family = models.ForeignKey(Family, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles")
    family_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The person who put it into its family: the software leaves it there."),
    )

    text_number = models.PositiveSmallIntegerField(
        default=0, help_text=_("Number of the current ArticleText; 0: none yet.")
    )
    text_sha256 = models.CharField(max_length=64, blank=True, help_text=_("Of the current text."))
    engine = models.CharField(max_length=40, blank=True, help_text=_("Version that extracted the current text."))
    matcher = models.CharField(
        max_length=40,
        blank=True,
        db_default="",
        help_text=_("Version that compared its claims; empty: they have to be compared."),
    )
    received_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: a feed or a key."),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["external_id"], condition=~Q(external_id=""), name="article_external_id"),
            models.UniqueConstraint(
                fields=["canonical_url"], condition=~Q(canonical_url=""), name="article_canonical_url"
            ),
            models.UniqueConstraint(
                fields=["source", "text_sha256"],
                condition=~Q(text_sha256=""),
                name="article_same_text_same_source",
            ),
            models.CheckConstraint(condition=Q(state__in=ArticleState.values), name="article_state"),
            models.CheckConstraint(
                condition=Q(state__in=[ArticleState.RECEIVED, ArticleState.FAILED]) | Q(text_number__gt=0),
                name="article_has_text",
            ),
        ]
        indexes = [
            # What the workers still have to do; finished articles, nearly all of them, are not in it.
            models.Index(
                fields=["state", "state_since"],
                condition=~Q(state=ArticleState.LINKED),
                name="article_waiting",
            ),
            # What was compared by which matcher, to find what this one has not compared.
            models.Index(fields=["matcher"], condition=Q(state=ArticleState.LINKED), name="article_compared"),
            # The same text in other sources: copies.
            models.Index(fields=["text_sha256"], name="article_copies"),
        ]
        triggers = [fsm(ArticleState)]

    def __str__(self) -> str:
        return self.title or self.url or self.public_id

    @cached_property
    def text(self) -> "ArticleText | None":
        """The current text. Costs a query the first time."""
        return self.texts.filter(number=self.text_number).first()

    @property
    def published(self) -> str:
        """ISO 8601: a date, or a date-time with the offset the source wrote; empty if unknown."""
        if self.published_at:
            zone = dt.timezone(dt.timedelta(minutes=self.published_offset or 0))
            return self.published_at.astimezone(zone).isoformat()
        return self.published_on.isoformat() if self.published_on else ""


class ArticleText(models.Model):
    """One version of an article's text, exactly as it came. Never changed: claims are anchored in it.

    A redaction marks letters out: offsets count them still, and `sha256` is of the text as it came.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="articletext_number")]
        triggers = [OnlyMarked()]

    def __str__(self) -> str:
        return f"{self.article} [{self.number}]"
