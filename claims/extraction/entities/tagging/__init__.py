"""Where a text names people, organisations and places: a small trained model, the same for all languages."""

from claims.extraction.entities.tagging.tagger import Tagged, tag

__all__ = ["Tagged", "tag"]
