"""How many independent sources articles are: a family counts once. The one place where this is counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Family
from claims.models import Claim


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the counted articles are of one family."""

    family: Family
    articles: int


@dataclass(frozen=True, slots=True)
class SourceCount:
    """`families` are those of which more than one article was counted, the largest first."""

    sources: int
    articles: int
    families: tuple[Share, ...] = ()

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "SourceCount":
        """Count each article once, however often it comes. Costs a query an article unless `family` is selected."""
        distinct = {article.pk: article for article in articles}.values()
        sizes = Counter(article.family for article in distinct if article.family_id)
        alone = sum(article.family_id is None for article in distinct)
        shares = (Share(family, size) for family, size in sizes.most_common() if family and size > 1)
        return cls(len(sizes) + alone, len(distinct), tuple(shares))

    @classmethod
    def of_claims(cls, claims: Iterable[Claim]) -> "SourceCount":
        return cls.of(claim.article for claim in claims)

    def __str__(self) -> str:
        """“3 independent sources (7 articles)”; the articles only where they are more. Nothing for none."""
        if self.articles < 2:
            return _("1 source") if self.articles else ""
        sources = ngettext("%d independent source", "%d independent sources", self.sources) % self.sources
        if self.articles == self.sources:
            return sources
        articles = ngettext("%d article", "%d articles", self.articles) % self.articles
        return _("%(sources)s (%(articles)s)") % {"sources": sources, "articles": articles}
