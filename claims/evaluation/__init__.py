"""How right the engine is on annotated articles: figures by language, and the list of errors an engineer works from."""

from claims.evaluation.annotations import AnnotationError, Article, read_articles
from claims.evaluation.links import LinkReport, evaluate_links
from claims.evaluation.report import Evaluation, evaluate
from claims.evaluation.tally import Error

__all__ = [
    "AnnotationError",
    "Article",
    "Error",
    "Evaluation",
    "LinkReport",
    "evaluate",
    "evaluate_links",
    "read_articles",
]
