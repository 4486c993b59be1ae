"""The roles of figures: measure, stage, scope, giver, receiver, period and as-of date, each with the words that say so."""

from claims.extraction.figures.roles.assignment import with_roles

__all__ = ["with_roles"]
