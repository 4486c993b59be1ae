"""The roles of figures: measure, stage, scope, giver, receiver, period, as-of date, with the words that say so."""

from claims.extraction.figures.roles.assignment import with_roles
from claims.extraction.figures.roles.clauses import Surroundings

__all__ = ["Surroundings", "with_roles"]
