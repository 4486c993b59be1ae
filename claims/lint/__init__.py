"""A draft beside what the newsroom knows: span by span what matches, contradicts, is out of date, or was never checked.

Nothing of a draft is stored.
"""

from claims.lint.linting import LONGEST, Lint, Span, text_lint
from claims.lint.ruling import Bearing, Kind

__all__ = ["LONGEST", "Bearing", "Kind", "Lint", "Span", "text_lint"]
