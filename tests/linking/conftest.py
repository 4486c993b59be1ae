"""Luxembourg's aid as three papers tell it, two of them a year apart."""

from collections.abc import Callable, Sequence

import pytest
from django.db.models import Q

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Claim, ClaimLink
from claims.tasks import articles_advance

GERMAN = (
    "Luxemburg hat der Ukraine seit Beginn des Krieges Militärhilfe im Wert von 250 Millionen Euro geleistet, "
    "teilte das Verteidigungsministerium am Mittwoch mit. Verteidigungsministerin Yuriko Backes besuchte am Dienstag "
    "in Kiew 14 Soldaten der Luxemburger Armee."
)
FRENCH = (
    "Le Luxembourg a fourni à l’Ukraine une aide militaire de 250 millions d’euros depuis le début de la guerre, "
    "a indiqué mercredi le ministère de la Défense."
)
ENGLISH = (
    "Luxembourg has provided Ukraine with military aid worth 320 million euros since the start of the war, "
    "the Ministry of Defence said on Thursday."
)
OTHER = (
    "The city of Graz counted 12,400 cyclists on the Mur bridge in May, the municipal traffic office said on Monday."
)

PAPERS = {
    "de": (GERMAN, "2024-07-10"),
    "fr": (FRENCH, "2024-07-10"),
    "en": (ENGLISH, "2025-07-03"),
}

Told = Callable[..., Claim]


def submitted(text: str, language: str, published: str = "2024-07-10", name: str = "") -> Article:
    name = name or f"{language}{Article.objects.count()}"
    given = {"external_id": name, "source": f"{name}.example", "language": language, "published": published}
    (outcome,) = articles_submit([Submission(text=text, **given)])
    return Article.objects.get(pk=outcome.article)


def link_of(one: Claim, other: Claim) -> ClaimLink | None:
    return ClaimLink.objects.filter(Q(a=one, b=other) | Q(a=other, b=one)).first()


def all_links() -> Sequence[tuple]:
    """What the links say, and which they are."""
    return sorted(ClaimLink.objects.values_list("public_id", "a", "b", "relation", "forward", "state", "score"))


@pytest.fixture
def told(db) -> Told:
    """The first claim of a text that has been through every stage."""

    def tell(text: str, language: str, published: str = "2024-07-10", name: str = "") -> Claim:
        article = submitted(text, language, published, name)
        articles_advance([article.pk])
        article.refresh_from_db()
        assert (article.state, article.failure) == ("linked", "")
        return article.claims.order_by("pk")[0]

    return tell


@pytest.fixture
def papers(told) -> dict[str, Claim]:
    """The claim about the aid, by language."""
    return {language: told(text, language, published, language) for language, (text, published) in PAPERS.items()}
