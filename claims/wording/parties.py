"""Countries, organisations and people by name, in the language of the reader."""

from functools import cache

from babel.core import Locale

from claims.extraction.types import EntityType
from claims.models import Entity
from claims.wording.locales import locale


def party_words(key: str | None) -> str:
    """The name of what documents and the matcher know by this key: countries by their ISO 3166 code."""
    return str(locale().territories.get(key, key)) if key else ""


def entity_words(entity: Entity | None) -> str:
    """The name of a row; countries have one in each language, everything else is called what it is called."""
    if entity is None:
        return ""
    return str(locale().territories.get(entity.key, entity.name)) if entity.type == EntityType.COUNTRY else entity.name


def name_words(name: str) -> str:
    """A name that may be that of a country, in English as the engine writes it."""
    return party_words(_codes().get(name, name))


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in Locale("en").territories.items() if code.isalpha()}
