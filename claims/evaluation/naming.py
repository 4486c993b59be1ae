"""When two names mean the same: an article's own ways to write somebody all count."""

import unicodedata
from collections import defaultdict

from claims.evaluation.annotations import Article, Json

# Two offices are not the same because both are a ministry.
_OFFICES = """
government ministry minister president office agency spokesman spokeswoman police institute bank party commission
parliament union regierung ministerium gouvernement ministere
"""
GENERIC = frozenset(_OFFICES.split())


def folded(name: str | None) -> str:
    """Without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    spaced = "".join(letter if letter.isalnum() else " " if letter in " -'’." else "" for letter in plain)
    return " ".join(spaced.split())


def forms_of(article: Article) -> dict[str, set[str]]:
    """Every way in which the annotations write each name, by its folded id."""
    forms: dict[str, set[str]] = defaultdict(set)
    for claim in article.claims:
        for entity in claim["entities"]:
            forms[folded(entity["id"])].add(folded(entity["surface"]))
        if claim["claimant"]:
            forms[folded(claim["claimant"])].add(folded(claim["claimant_surface"] or claim["claimant"]))
    return forms


def is_same_claimant(wanted: Json, got: Json, forms: dict[str, set[str]]) -> bool:
    """Nobody is nobody; else one of the forms, or the same last word unless that is an office."""
    name, other = folded(wanted["claimant"]), folded(got["claimant"])
    if not name or not other:
        return name == other
    known = {name} | forms.get(name, set())
    return other in known or (_last(other) not in GENERIC and _last(other) in {_last(form) for form in known})


def _last(name: str) -> str:
    return name.split()[-1] if name else ""
