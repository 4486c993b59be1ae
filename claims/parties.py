"""Givers and receivers as people type them: a country's name or code, or an organisation's name."""

from babel import Locale

from claims.extraction import EntityType
from claims.models import Entity

LANGUAGES = ("en", "de", "fr")


def country_code(name: str) -> str:
    """ISO 3166-1 alpha-2 of a country by its code or its name in one of our languages; empty if it is none."""
    wanted = name.strip()
    territories = Locale("en").territories
    if len(wanted) == len("LU") and wanted.upper() in territories:
        return wanted.upper()
    for language in LANGUAGES:
        for code, known in Locale(language).territories.items():
            if known.casefold() == wanted.casefold() and code.isalpha():
                return str(code)
    return ""


def party_named(name: str) -> Entity:
    """The country, else the known organisation of that name, else a new organisation."""
    if code := country_code(name):
        country, _ = Entity.objects.get_or_create(
            type=EntityType.COUNTRY, key=code, defaults={"name": Locale("en").territories[code]}
        )
        return country
    known = Entity.objects.filter(type=EntityType.ORG, name__iexact=name.strip()).first()
    return known or Entity.objects.create(type=EntityType.ORG, key=name.strip(), name=name.strip())
