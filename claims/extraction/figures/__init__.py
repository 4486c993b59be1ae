"""Figures: numbers with what they count or measure, how they are meant, and the roles they play."""

from claims.extraction.figures.finder import find_figures
from claims.extraction.figures.roles import Surroundings, with_roles

__all__ = ["Surroundings", "find_figures", "with_roles"]
