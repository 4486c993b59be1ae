"""How much two claims share, and how much that says."""

import math
from collections.abc import Hashable

from claims.matching.types import Claimed

Features = dict[str, float]
MANY = 3  # more than these say no more


def share(common: float, *sizes: float) -> float:
    """The part of the smallest that is common."""
    return common / max(1.0, min(sizes))


def rarity(a: Claimed, b: Claimed, kind: str, item: Hashable) -> float:
    """1 for what only these claims of their articles have, less the more claims share it."""
    return 1 / math.sqrt(max(1, a.report.counts(kind)[item]) * max(1, b.report.counts(kind)[item]))
