"""Texts to an embedding service and back, whatever the service does to them."""

import socket

import numpy as np
import pytest
from werkzeug import Response

from claims.embedding import EmbeddingError, EndpointEmbedder
from claims.embedding.endpoint import BATCH
from claims.model_service import Endpoint, Limits
from tests.embedding.stub import QUICK, Stub, answer, said, vector


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unit(text: str) -> np.ndarray:
    return np.array(vector(text)) / np.linalg.norm(vector(text))


def test_texts_go_out_and_vectors_of_length_one_come_back(stub: Stub, endpoint: Endpoint):
    embedder = EndpointEmbedder(endpoint, QUICK)
    vectors = embedder.embed(["one", "two"])
    (request,) = stub.requests
    assert request.headers["Authorization"] == "Bearer sesame"
    assert request.json == {"model": "tiny-embed", "input": ["one", "two"]}
    assert np.allclose(vectors, [unit("one"), unit("two")])
    assert (embedder.name, embedder.version, embedder.dimensions) == ("tiny-embed", stub.url, 3)


def test_many_texts_go_in_batches_and_stay_in_order(stub: Stub, endpoint: Endpoint):
    texts = [f"text {number}" for number in range(2 * BATCH + 1)]
    vectors = EndpointEmbedder(endpoint, QUICK).embed(texts)
    assert [len(batch) for batch in stub.sent] == [BATCH, BATCH, 1]
    assert np.allclose(vectors, [unit(text) for text in texts])


def test_vectors_are_put_in_order_by_what_the_service_says(stub: Stub, endpoint: Endpoint):
    def backwards(texts: list[str]) -> Response:
        return said({"data": list(reversed(answer(texts).json["data"]))})

    stub.will(backwards)
    assert np.allclose(EndpointEmbedder(endpoint, QUICK).embed(["one", "three"]), [unit("one"), unit("three")])


def test_an_empty_text_is_not_sent_and_has_no_direction(stub: Stub, endpoint: Endpoint):
    vectors = EndpointEmbedder(endpoint, QUICK).embed(["", "one", " \n"])
    assert stub.sent == [["one"]]
    assert not vectors[0].any()
    assert not vectors[2].any()


def test_a_busy_service_is_asked_again(stub: Stub, endpoint: Endpoint):
    stub.will(Response(status=503), Response(status=429, headers={"Retry-After": "0"}), answer)
    assert np.allclose(EndpointEmbedder(endpoint, QUICK).embed(["one"]), [unit("one")])


def item(embedding: object, index: int = 0) -> dict:
    return {"index": index, "embedding": embedding}


USELESS = [
    (Response("<h1>Sign in</h1>"), "not JSON"),
    (said([]), "one vector for each"),
    (said({"data": [item([1.0])] * 2}), "one vector for each"),
    (said({"data": [item([1.0], index=3)]}), "which vector belongs"),
    (said({"data": [item([])]}), "something else than vectors"),
    (said({"data": [item("AAAA")]}), "something else than vectors"),
    (said({"data": ["x"]}), "something else than vectors"),
    (said({"data": [item([0.5] * 5000)]}), "something else than vectors"),
    (said({"data": [item(["x", "y"])]}), "no numbers"),
    (said({"data": [item([[1.0], [2.0]])]}), "lists in its vectors"),
    (said({"data": [item([0.0, 0.0])]}), "without a direction"),
    (Response('{"data": [{"index": 0, "embedding": [NaN, 1]}]}'), "without a direction"),
    (Response(status=401), "refuses our key"),
    (Response(status=404), "no such model"),
    (Response(status=400), "does not take our request"),
    (Response(status=302, headers={"Location": "http://elsewhere.example/"}), "redirects"),
]


@pytest.mark.parametrize(("reply", "complaint"), USELESS)
def test_what_is_no_answer_is_told_in_words(reply: Response, complaint: str, stub: Stub, endpoint: Endpoint):
    stub.will(reply)
    with pytest.raises(EmbeddingError, match=complaint):
        EndpointEmbedder(endpoint, QUICK).embed(["one"])


def test_a_service_that_hangs_or_is_not_there_is_given_up(stub: Stub, endpoint: Endpoint):
    with pytest.raises(EmbeddingError, match=r"tiny-embed.* could not be reached"):
        EndpointEmbedder(Endpoint(f"http://127.0.0.1:{free_port()}/v1", "tiny-embed"), QUICK).embed(["one"])
    no_time = Limits(total_seconds=0, answer_seconds=1)
    with pytest.raises(EmbeddingError, match="did not answer in full"):
        EndpointEmbedder(endpoint, no_time).embed(["one"])


def test_vectors_of_different_lengths_are_none(stub: Stub, endpoint: Endpoint):
    stub.will(answer, said({"data": [item([1.0, 2.0])]}))
    with pytest.raises(EmbeddingError, match="different lengths"):
        EndpointEmbedder(endpoint, QUICK).embed(["text"] * (BATCH + 1))
