"""Which claims are put beside a new one: near in meaning across languages, in words, in what they are about."""

import pytest

from articles.services import articles_submit
from articles.submission import Submission
from claims.candidates import candidates
from claims.extracting import article_extract
from claims.indexing import claims_index, terms_count
from claims.models import Claim, ClaimSearch, TermCount
from claims.review.services import claim_decide
from articles.models import Article

pytestmark = pytest.mark.django_db

AID = "Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt."
AID_EN = "Luxembourg has already provided Ukraine with more than €250 million in military aid, according to Kyiv."
AID_FR = "Selon Kiev, le Luxembourg a déjà accordé à l’Ukraine une aide militaire de plus de 250 millions d’euros."
OTHERS = [
    "Die Inflationsrate in Portugal stieg im März auf 2,3 Prozent.",
    "Bei dem Erdbeben in Chile kamen am Montag 14 Menschen ums Leben.",
    "Der Autobauer verkaufte 2023 rund 320.000 Fahrzeuge in Brasilien.",
]


def claims_of(text: str, language: str, name: str) -> list[Claim]:
    (outcome,) = articles_submit(
        [Submission(text=text, external_id=name, language=language, published="2024-07-10", source=f"{name}.example")]
    )
    article = Article.objects.get(pk=outcome.article)
    assert article_extract(article)
    claims = list(Claim.objects.filter(article=article).order_by("pk"))
    claims_index(claims)
    return claims


def found_for(claim: Claim, **given: int) -> list[str]:
    quotes = dict(Claim.objects.values_list("pk", "quote"))
    return [quotes[key] for key in candidates([claim.pk], **given)[claim.pk]]


def test_the_same_claim_in_other_languages_comes_first():
    claims_of("\n\n".join(OTHERS), "de", "noise")
    (german,) = claims_of(AID, "de", "a")
    (english,) = claims_of(AID_EN, "en", "b")
    (french,) = claims_of(AID_FR, "fr", "c")
    assert set(found_for(german)[:2]) == {AID_EN, AID_FR}
    assert set(found_for(english)[:2]) == {AID, AID_FR}
    assert set(found_for(french)[:2]) == {AID, AID_EN}


def test_a_claim_is_no_candidate_of_itself_but_its_article_has_some():
    claims = claims_of(
        f"{AID} Außerdem wurden in diesem Jahr 80 Millionen Euro für die Ukraine bereitgestellt.", "de", "a"
    )
    found = candidates([claim.pk for claim in claims])
    assert found == {claims[0].pk: [claims[1].pk], claims[1].pk: [claims[0].pk]}
