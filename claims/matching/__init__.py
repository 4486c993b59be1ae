"""Whether two claims speak of one fact, and what holds between them. `judge` and the types are the whole public surface."""

from claims.matching.judging import SUGGEST, Judgement, judge
from claims.matching.reasons import Reason
from claims.matching.types import Claimed, Relation, Report, Statement

VERSION = "1"

__all__ = ["SUGGEST", "VERSION", "Claimed", "Judgement", "Reason", "Relation", "Report", "Statement", "judge"]
