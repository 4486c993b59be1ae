"""The claim extractor: text in, checkable claims out. `extract` and the types are the whole public surface.

`read` and `conclude` are its two halves, for who has a word to say about the sentences in between.
`read_span` reads words that a person selected.
"""

from claims.extraction.engine import conclude, extract, read, read_span
from claims.extraction.reading import Reading
from claims.extraction.types import (
    Claimant,
    EntityType,
    Extraction,
    Figure,
    Finding,
    Grain,
    Mention,
    Modifier,
    Role,
    Scope,
    Span,
    SpanReading,
    Stage,
    When,
)

VERSION = "3"

__all__ = [
    "VERSION",
    "Claimant",
    "EntityType",
    "Extraction",
    "Figure",
    "Finding",
    "Grain",
    "Mention",
    "Modifier",
    "Reading",
    "Role",
    "Scope",
    "Span",
    "SpanReading",
    "Stage",
    "When",
    "conclude",
    "extract",
    "read",
    "read_span",
]
