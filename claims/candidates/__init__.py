"""Which of a million claims are worth comparing with one: near in meaning, in words, in what they are about."""

from claims.candidates.finding import candidates

__all__ = ["candidates"]
