"""A service that speaks chat completions, and can be told to misbehave."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.language_model import Endpoint, Limits

PATH = "/v1/chat/completions"
# The rules take the first sentence and the last for claims, the call and the question in the middle for none.
AID = "Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt."
CALL = "Haben die Minister Karl Meier und Anna Roth den Vertrag über 80 Millionen Euro am Montag unterschrieben?"
MORE = "Außerdem wurden in diesem Jahr 80 Millionen Euro für weitere Verteidigungshilfe bereitgestellt."
TEXT = f"{AID} {CALL}\n\n{MORE}"


def claim(quote: str = AID, **values: Any) -> dict[str, Any]:
    return {"quote": quote, "claimant": "", "label": "", "numbers": []} | values


def completion(*claims: Any, finish_reason: str = "stop", **message: Any) -> str:
    """The body of an answer; `message` replaces what the model wrote."""
    message = {"role": "assistant", "content": json.dumps({"claims": claims})} | message
    choice = {"index": 0, "finish_reason": finish_reason, "message": message}
    return json.dumps({"id": "c1", "object": "chat.completion", "choices": [choice]})


class Stub:
    """Answers with the given responses in their order, the last one again and again; keeps what it was sent."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = server.url_for("/v1")
        self.requests: list[Request] = []
        self.asked = threading.Event()
        self.answers: list[Response | Callable[[], Response]] = [Response(status=418)]
        server.expect_request(PATH, method="POST").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        request.get_data()
        self.requests.append(request)
        self.asked.set()
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return answer if isinstance(answer, Response) else answer()

    def will(self, *answers: Response | Callable[[], Response]) -> None:
        self.answers = list(answers)

    def tells(self, *claims: Any, **message: Any) -> None:
        self.will(Response(completion(*claims, **message), mimetype="application/json"))

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [json.loads(request.get_data()) for request in self.requests]


@pytest.fixture(scope="session")
def make_httpserver() -> Iterator[HTTPServer]:
    """The plugin's own server takes one request at a time: one that hangs would hold up the next."""
    with HTTPServer(threaded=True) as server:
        yield server


@pytest.fixture
def stub(httpserver: HTTPServer) -> Stub:
    return Stub(httpserver)


@pytest.fixture
def model(settings, stub: Stub) -> Stub:
    """The service, and the desk told to use it."""
    settings.MODEL_URL, settings.MODEL_NAME, settings.MODEL_KEY = stub.url, "tiny-1", "sesame"
    settings.MODEL_TIMEOUT, settings.STALLED_AFTER = 1, 60
    return stub


@pytest.fixture
def endpoint(stub: Stub) -> Endpoint:
    return Endpoint(stub.url, "tiny-1", key="sesame")


@pytest.fixture
def quick() -> Limits:
    return Limits(
        total_seconds=0.6, answer_seconds=0.15, connect_seconds=0.15, pause_seconds=0.01, attempts=3, max_bytes=50_000
    )


@pytest.fixture
def stopped() -> Iterator[threading.Event]:
    """Set when the test ends, so that slow answers end too."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def broken_off() -> Iterator[str]:
    """The address of a server that hangs up on everybody who has said something."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_hang_up, args=(listener,), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        listener.shutdown(socket.SHUT_RDWR)


def _hang_up(listener: socket.socket) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.recv(100)


@pytest.fixture
def nobody() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
