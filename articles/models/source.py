from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.querysets import FeedQuerySet
from factbase.history.fields import PublicIdField


class Source(models.Model):
    """Who publishes articles: a paper, a site, an agency, a ministry."""

    UNKNOWN = "unknown"

    public_id = PublicIdField()
    key = models.CharField(
        max_length=200,
        unique=True,
        help_text=_("Lower-case host name without “www.”, or lower-case name where there is no site."),
    )
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    is_agency = models.BooleanField(default=False, help_text=_("A wire service: its text in another source is a copy."))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An RSS, Atom or JSON feed that beat polls."""

    public_id = PublicIdField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="feeds")
    url = models.URLField(max_length=2000, unique=True)
    active = models.BooleanField(default=True)
    interval = models.DurationField(default=timedelta(minutes=15))
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    polled_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(
        default=0, help_text=_("In a row; each doubles the time to the next attempt.")
    )
    last_error = models.CharField(max_length=500, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["source__name", "url"]

    def __str__(self) -> str:
        return self.url
