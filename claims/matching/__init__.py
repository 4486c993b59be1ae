"""Whether two claims speak of one fact, and what holds between them. What is named here is the whole public surface."""

from claims.matching.findings import Embed, statements
from claims.matching.judging import Judgement, judge
from claims.matching.language import content_words
from claims.matching.reasons import Reason
from claims.matching.types import Claimed, Relation, Report, Statement

VERSION = "5"

__all__ = [
    "VERSION",
    "Claimed",
    "Embed",
    "Judgement",
    "Reason",
    "Relation",
    "Report",
    "Statement",
    "content_words",
    "judge",
    "statements",
]
