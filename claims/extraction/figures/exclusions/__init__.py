"""Numbers that are no figures, and why."""

from claims.extraction.figures.exclusions.rules import is_no_figure

__all__ = ["is_no_figure"]
