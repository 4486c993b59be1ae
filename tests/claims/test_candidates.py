"""Which claims are put beside a new one: near in meaning across languages, in words, in what they are about."""

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.candidates import candidates
from claims.candidates.finding import MOST_HITS, rarest
from claims.indexing import claims_index, terms_count
from claims.models import Claim, ClaimSearch, ClaimVector, EmbeddingModel, TermCount
from claims.review.services import claim_decide
from factbase.workflow import ClaimState

pytestmark = pytest.mark.django_db

AID = "Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt."
AID_EN = "Luxembourg has already provided Ukraine with more than €250 million in military aid, according to Kyiv."
AID_FR = "Selon Kiev, le Luxembourg a déjà accordé à l’Ukraine une aide militaire de plus de 250 millions d’euros."
MORE = "Außerdem wurden in diesem Jahr 80 Millionen Euro für die Ukraine bereitgestellt."
OTHERS = """Die Inflationsrate in Portugal stieg im März auf 2,3 Prozent.

Bei dem Erdbeben in Chile kamen am Montag 14 Menschen ums Leben.

Der Autobauer verkaufte 2023 rund 320.000 Fahrzeuge in Brasilien."""


@pytest.fixture
def indexed(extracted):
    def index(text: str, language: str = "de") -> list[Claim]:
        claims = extracted(text, language)
        claims_index(claims)
        return claims

    return index


def found_for(claim: Claim, limit: int = 60) -> list[str]:
    quotes = dict(Claim.objects.values_list("pk", "quote"))
    return [quotes[key] for key in candidates([claim.pk], limit)[claim.pk]]


def test_the_same_claim_in_other_languages_comes_first(indexed):
    indexed(OTHERS)
    (german,), (english,), (french,) = indexed(AID), indexed(AID_EN, "en"), indexed(AID_FR, "fr")
    assert set(found_for(german)[:2]) == {AID_EN, AID_FR}
    assert set(found_for(english)[:2]) == {AID, AID_FR}
    assert set(found_for(french)[:2]) == {AID, AID_EN}


def test_a_claim_is_no_candidate_of_itself_but_its_article_has_some(indexed):
    one, other = indexed(f"{AID} {MORE}")
    assert candidates([one.pk, other.pk]) == {one.pk: [other.pk], other.pk: [one.pk]}


def test_rejected_and_withdrawn_claims_are_left_out_and_come_back_with_an_undo(indexed, alice):
    (german,), (english,) = indexed(AID), indexed(AID_EN, "en")
    claim_decide(english, "reject", by=alice)
    assert found_for(german) == []
    claim_decide(english, "undo", by=alice)
    assert found_for(german) == [AID_EN]


@pytest.mark.usefixtures("committed")
def test_what_nobody_may_compare_does_not_starve_the_rest(indexed):
    """Nearer claims, more of them than a search keeps in view, are all rejected: it goes on behind them."""
    (german,) = indexed(AID)
    _copies(german, 400, ClaimState.REJECTED)
    indexed(AID_EN, "en")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE; SET enable_seqscan = off; SET enable_sort = off")
    ClaimSearch.objects.update(keys=[])
    assert found_for(german) == [AID_EN]
    with connection.cursor() as cursor:
        cursor.execute("RESET enable_seqscan; RESET enable_sort")


def _copies(claim: Claim, number: int, state: ClaimState) -> None:
    given = claim.vectors.get()
    chance, size = np.random.default_rng(7), len(given.vector)
    # A cloud of its own beside the claim, on one side of it.
    near = (
        np.array(given.vector) + chance.normal(scale=0.02, size=size) + chance.normal(scale=0.01, size=(number, size))
    )
    fields = {"article": claim.article, "quote": claim.quote, "label": claim.label, "language": claim.language}
    copies = Claim.objects.bulk_create(Claim(state=state, **fields) for _ in range(number))
    ClaimVector.objects.bulk_create(
        ClaimVector(claim=copy, model=given.model, vector=vector, text_sha256="")
        for copy, vector in zip(copies, near, strict=True)
    )


def test_no_more_than_asked_for_the_best_of_each_way_first(indexed):
    indexed(OTHERS)
    (german,), _ = indexed(AID), indexed(AID_EN, "en")
    assert found_for(german, limit=1) == [AID_EN]


def test_words_find_in_their_language_without_any_vector(indexed):
    (german,), (other,), _ = indexed(AID), indexed("Kiew: Luxemburg gewährte Hilfe für 3 Schulen."), indexed(OTHERS)
    ClaimVector.objects.all().delete()
    ClaimSearch.objects.update(keys=[])
    assert found_for(german) == [other.quote]


def test_keys_find_a_conflicting_figure_across_languages(indexed):
    (german,), _ = indexed(AID), indexed(OTHERS)
    (french,) = indexed("L’aide militaire du Luxembourg à l’Ukraine a atteint 150 millions d’euros.", "fr")
    ClaimVector.objects.all().delete()
    assert found_for(german) == [french.quote]
    assert found_for(french) == [german.quote]


def test_odd_words_are_no_syntax(indexed):
    (claim,) = indexed("Die O'Neill\\Söhne & Co. | (Hilfe!) erhielten 2023 rund 17 Millionen Euro von '% s' Irland.")
    assert found_for(claim) == []


def test_claims_that_are_not_indexed_have_no_answer(extracted):
    (claim,) = extracted(AID)
    assert candidates([claim.pk]) == {}
    assert candidates([]) == {}


def test_each_claim_costs_one_statement(indexed):
    claims = [*indexed(AID), *indexed(AID_EN, "en"), *indexed(AID_FR, "fr")]
    for asked in (claims[:1], claims):
        with CaptureQueriesContext(connection) as queries:
            candidates([claim.pk for claim in asked])
        of_transaction = [each for each in queries if "SAVEPOINT" in each["sql"]]
        assert len(queries) - len(of_transaction) == 2 + len(asked)


def test_of_common_terms_none_is_asked():
    assert rarest({"euro": 300_000, "zoll": 40, "luxemburg": 400, "hilfe": MOST_HITS}) == ["zoll", "luxemburg"]
    assert rarest({"euro": 300_000}) == []
    assert rarest({}) == []


def test_terms_are_counted_when_there_are_notably_more_claims(indexed, monkeypatch):
    assert not terms_count()
    indexed(" ".join(f"Im Jahr 2023 verkaufte die Firma in Portugal {number} Fahrzeuge." for number in range(200, 240)))
    assert terms_count()
    counts = dict(TermCount.objects.filter(space="de").values_list("term", "claims"))
    total = ClaimSearch.objects.count()
    assert counts["fahrzeug"] == total
    assert "217" not in counts
    assert TermCount.objects.get(space=TermCount.KEYS, term="country:PT|2023").claims == total
    assert not terms_count()


def test_the_model_that_serves_is_asked(indexed):
    (german,), _ = indexed(AID), indexed(AID_EN, "en")
    other = EmbeddingModel.objects.create(name="other", version="1", dimensions=3)
    ClaimVector.objects.create(claim=german, model=other, vector=[1, 0, 0], text_sha256="")
    assert found_for(german) == [AID_EN]
