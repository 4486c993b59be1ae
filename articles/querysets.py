"""What is read of articles, in the words of the desk. Imports no model."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from factbase.workflow import ArticleState

# What a look at a page can meet with that is not its text.
TROUBLE = ("failed", "gone", "withheld")
WORK = (ArticleState.RECEIVED, ArticleState.STORED, ArticleState.EXTRACTED)


class ArticleQuerySet(models.QuerySet):
    def waiting(self, *states: ArticleState) -> Self:
        """Articles that a worker still has something to do with."""
        return self.filter(state__in=states or WORK)

    def stalled(self, after: dt.timedelta) -> Self:
        """Waiting articles that nobody has touched for a while: their nudge was lost, or their worker died."""
        return self.waiting().filter(state_since__lt=timezone.now() - after)

    def failed(self) -> Self:
        return self.filter(state=ArticleState.FAILED, duplicate_of=None)

    def for_list(self) -> Self:
        return self.select_related("source", "duplicate_of", "family__origin__source")

    def with_family_size(self) -> Self:
        """With `family_articles` and `family_sites`: how many articles of how many sources are in its family."""
        members = self.model._base_manager.filter(family=OuterRef("family")).order_by().values("family")
        return self.annotate(
            family_articles=Coalesce(Subquery(members.annotate(n=Count("pk")).values("n")), 0),
            family_sites=Coalesce(Subquery(members.annotate(n=Count("source", distinct=True)).values("n")), 0),
        )

    def search(self, words: str) -> Self:
        """Articles whose title, address or byline holds every word."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(url__icontains=word) | Q(byline__icontains=word))
        return found

    def copies_of(self, article: Any) -> Self:
        """The same text in other sources."""
        return self.filter(text_sha256=article.text_sha256).exclude(pk=article.pk).exclude(text_sha256="")


class FeedQuerySet(models.QuerySet):
    def failing(self) -> Self:
        return self.filter(active=True, failures__gt=0)

    def due(self) -> Self:
        return self.filter(active=True, due_at__lte=timezone.now())


class WatchQuerySet(models.QuerySet):
    def due(self) -> Self:
        """Pages to be looked at now, one of each host: the one that waits longest."""
        waiting = self.filter(active=True, due_at__lte=timezone.now())
        return waiting.order_by("host", "due_at").distinct("host")

    def overdue(self, after: dt.timedelta) -> Self:
        """Pages that should have been looked at a while ago: no worker comes to them, or their host has too many."""
        return self.filter(active=True, due_at__lt=timezone.now() - after)

    def in_trouble(self) -> Self:
        return self.filter(active=True, outcome__in=TROUBLE)

    def for_list(self) -> Self:
        """What is in trouble first, then what is due first."""
        troubled = Q(outcome__in=TROUBLE)
        return self.select_related("article__source").order_by(
            Case(When(troubled, then=0), default=1), F("due_at").asc(nulls_last=True), "pk"
        )
