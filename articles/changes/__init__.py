"""What changed between two texts of an article, as people read them: numbers count, typography does not. Pure."""

from articles.changes.comparing import Change, Kind, Piece, Row, compare
from articles.changes.tokens import numbers, same_words, words

__all__ = ["Change", "Kind", "Piece", "Row", "compare", "numbers", "same_words", "words"]
