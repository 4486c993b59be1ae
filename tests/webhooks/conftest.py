"""A receiver on this machine, and endpoints that lead to it."""

import threading
from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer

from factbase.webhooks.models import Delivery, Endpoint
from factbase.webhooks.sending import deliveries_send

# Of the published tests of Standard Webhooks.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture(scope="session")
def make_httpserver() -> Iterator[HTTPServer]:
    """With a thread for each request: one that hangs keeps nobody waiting, or nothing could be seen of it."""
    with HTTPServer(threaded=True) as server:
        yield server


@pytest.fixture(autouse=True)
def _receivers_are_on_this_machine_and_have_little_time(settings):
    settings.FETCH_PRIVATE = True
    settings.WEBHOOK_TIMEOUT = 0.5


@pytest.fixture
def make_endpoint(db, httpserver: HTTPServer) -> Callable[..., Endpoint]:
    def make(path: str = "/hook", **values) -> Endpoint:
        values = {"name": f"The CMS at {path}", "url": httpserver.url_for(path), "secret": SECRET} | values
        return Endpoint.objects.create(**values)

    return make


@pytest.fixture
def endpoint(make_endpoint) -> Endpoint:
    return make_endpoint()


@pytest.fixture
def queue() -> Callable[..., Delivery]:
    """One message that waits."""

    def put(endpoint: Endpoint, **values) -> Delivery:
        values = {"type": "entry.published", "body": '{"type": "entry.published"}'} | values
        return Delivery.objects.create(endpoint=endpoint, **values)

    return put


@pytest.fixture
def send() -> Callable[[], None]:
    return deliveries_send


@pytest.fixture
def stopped() -> Iterator[threading.Event]:
    """Set when the test ends, so that slow answers end too."""
    event = threading.Event()
    yield event
    event.set()
