"""Countries, organisations, people and places, with ids that are the same in every language."""

from claims.extraction.entities.mentions import mentions_in
from claims.extraction.entities.names import Names
from claims.extraction.entities.tokens import Words

__all__ = ["Names", "Words", "mentions_in", "read_names"]


def read_names(sentences: list[Words], furniture: list[str], language: str) -> Names:
    """All names that the sentences introduce, so that a surname is known before the sentence that gives it in full."""
    names = Names.of(sentences, language)
    names.look_home(furniture)
    return names
