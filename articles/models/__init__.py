from articles.models.article import Article, ArticleText
from articles.models.family import Family
from articles.models.source import Feed, Source

__all__ = ["Article", "ArticleText", "Family", "Feed", "Source"]
