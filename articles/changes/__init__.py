"""What changed between two texts of an article, as people read them: numbers count, typography does not. Pure."""

from articles.changes.comparing import Change, Kind, Piece, Row, compare
from articles.changes.tokens import Token, numbers, same_words, tokens, words

__all__ = ["Change", "Kind", "Piece", "Row", "Token", "compare", "numbers", "same_words", "tokens", "words"]
