"""Which of a million claims are worth comparing with one: near in meaning, in words, in what they are about."""

from claims.candidates.finding import Sentence, candidates, candidates_of

__all__ = ["Sentence", "candidates", "candidates_of"]
