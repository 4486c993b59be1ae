"""Countries, organisations, people and places, with ids that are the same in every language."""

from claims.extraction.entities.discovery import introduced
from claims.extraction.entities.mentions import Names, mentions_in
from claims.extraction.entities.tokens import Words

__all__ = ["Names", "Words", "introduced", "mentions_in", "read_names"]


def read_names(sentences: list[Words], furniture: list[str], language: str) -> Names:
    """All names that the sentences introduce, so that a surname is known before the sentence that gives it in full."""
    names = Names.of(introduced(sentences, language), language)
    names.look_home(furniture)
    return names
