"""The claim extractor: text in, checkable claims out. `extract` and the types are the whole public surface."""

from claims.extraction.engine import extract
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
    Stage,
    When,
)

VERSION = "1"

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
    "Role",
    "Scope",
    "Span",
    "Stage",
    "When",
    "extract",
]
