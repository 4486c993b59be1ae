import pytest
from pytest_httpserver import HTTPServer

from claims.model_service import Endpoint
from tests.embedding.stub import Stub


@pytest.fixture
def stub(httpserver: HTTPServer) -> Stub:
    return Stub(httpserver)


@pytest.fixture
def endpoint(stub: Stub) -> Endpoint:
    return Endpoint(stub.url, "tiny-embed", "sesame")
