"""How many sources stand behind figures: articles of one family go back to one origin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article


@dataclass(frozen=True, slots=True)
class SourceCount:
    sources: int
    articles: int

    def __str__(self) -> str:
        """“3 independent sources (7 articles)”; the articles only where they are more."""
        sources = ngettext("%d independent source", "%d independent sources", self.sources) % self.sources
        if self.articles == self.sources:
            return sources
        articles = ngettext("%d article", "%d articles", self.articles) % self.articles
        return _("%(sources)s (%(articles)s)") % {"sources": sources, "articles": articles}


def source_count(articles: Iterable[Article]) -> SourceCount:
    """An article without a family counts for itself."""
    families = {article.pk: article.family_id for article in articles}
    origins = {("family", family) if family else ("article", article) for article, family in families.items()}
    return SourceCount(len(origins), len(families))
