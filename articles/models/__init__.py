from articles.models.article import Article, ArticleText
from articles.models.family import Family
from articles.models.source import Feed, Source
from articles.models.watch import Outcome, Watch

__all__ = ["Article", "ArticleText", "Family", "Feed", "Outcome", "Source", "Watch"]
