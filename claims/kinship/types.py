"""What two articles have in common, as the comparison says it and the database keeps it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    COPY = "copy"
    EXCERPT = "excerpt"
    TRANSLATION = "translation"
    REWORDING = "rewording"


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two articles have in common. `share_a` is the part of `a` that stands in `b`, `share_b` the reverse.

    `matched` and `numbers_shared` are counted out of `sentences` and `numbers` of the one of which more stands in the
    other; a comparison of wording counts no sentences.
    """

    kind: Kind
    strength: float
    share_a: float
    share_b: float
    matched: int = 0
    sentences: int = 0
    numbers_shared: int = 0
    numbers: int = 0
    credits: tuple[str, ...] = ()
