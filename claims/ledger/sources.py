"""How many sources stand behind figures: articles of one family go back to one origin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.ledger.reckoning.marks import Telling


@dataclass(frozen=True, slots=True)
class Sources:
    independent: int
    articles: int

    def __str__(self) -> str:
        """“3 independent sources (7 articles)”; the articles only where they are more."""
        sources = ngettext("%d independent source", "%d independent sources", self.independent) % self.independent
        if self.articles == self.independent:
            return sources
        articles = ngettext("%d article", "%d articles", self.articles) % self.articles
        return _("%(sources)s (%(articles)s)") % {"sources": sources, "articles": articles}


def sources_of(tellings: Iterable[Telling]) -> Sources:
    """An article without a family counts for itself."""
    families = {telling.article: telling.family for telling in tellings}
    origins = {("family", family) if family else ("article", article) for article, family in families.items()}
    return Sources(len(origins), len(families))
