"""What is read of articles, in the words of the desk. Imports no model."""

import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from factbase.workflow import ArticleState

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
        return self.select_related("source", "duplicate_of")


class FeedQuerySet(models.QuerySet):
    def due(self) -> Self:
        return self.filter(active=True, due_at__lte=timezone.now())
