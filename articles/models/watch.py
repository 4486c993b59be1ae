from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.querysets import TROUBLE, WatchQuerySet


class Outcome(models.TextChoices):
    """What a look at a page met with. Only CHANGED gives the article a new text."""

    UNCHANGED = "unchanged", pgettext_lazy("page", "unchanged")
    CHANGED = "changed", pgettext_lazy("page", "changed")
    GONE = "gone", pgettext_lazy("page", "page is gone")
    WITHHELD = "withheld", pgettext_lazy("page", "text is withheld")
    FAILED = "failed", pgettext_lazy("page", "could not be read")


class Watch(models.Model):
    """The page that an article was fetched from, and what was seen there last. Beat looks again when it is due."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="watch")
    host = models.CharField(max_length=255, help_text=_("Hosts are asked one page at a time."))
    active = models.BooleanField(default=True)
    since = models.DateTimeField(
        default=timezone.now, help_text=_("When its text came in; the longer ago, the rarer it is looked at.")
    )
    due_at = models.DateTimeField(null=True, blank=True, help_text=_("Empty: not looked at any more."))
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    failures = models.PositiveIntegerField(
        default=0, help_text=_("In a row; each doubles the time to the next attempt.")
    )

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "watches"
        constraints = [models.CheckConstraint(condition=Q(outcome__in=["", *Outcome.values]), name="watch_outcome")]
        indexes = [
            models.Index(fields=["host", "due_at"], condition=Q(active=True, due_at__isnull=False), name="watch_due"),
            models.Index(fields=["outcome"], condition=Q(outcome__in=TROUBLE), name="watch_trouble"),
        ]

    def __str__(self) -> str:
        return f"{self.article.url}: {self.outcome}"

    @property
    def in_trouble(self) -> bool:
        return self.outcome in TROUBLE
