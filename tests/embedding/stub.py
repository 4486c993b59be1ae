"""A service that speaks OpenAI's embeddings, and can be told to misbehave."""

import json
from collections.abc import Callable
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claims.model_service import Limits

QUICK = Limits(total_seconds=5, answer_seconds=2, pause_seconds=0.01, max_bytes=1_000_000)
Answer = Response | Callable[[list[str]], Response]


def vector(text: str) -> list[float]:
    """Not of length 1, and different for different texts."""
    return [float(len(text)), float(sum(map(ord, text)) % 97), 3.0]


def answer(texts: list[str]) -> Response:
    items = [{"object": "embedding", "index": at, "embedding": vector(text)} for at, text in enumerate(texts)]
    return said({"object": "list", "data": items})


def said(body: Any) -> Response:
    return Response(json.dumps(body), mimetype="application/json")


class Stub:
    """Answers with the given responses in their order, the last one again and again; keeps what it was sent."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = server.url_for("/v1")
        self.requests: list[Request] = []
        self.answers: list[Answer] = [answer]
        server.expect_request("/v1/embeddings", method="POST").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        texts = json.loads(request.get_data())["input"]
        self.requests.append(request)
        chosen = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return chosen if isinstance(chosen, Response) else chosen(texts)

    def will(self, *answers: Answer) -> None:
        self.answers = list(answers)

    @property
    def sent(self) -> list[list[str]]:
        return [json.loads(request.get_data())["input"] for request in self.requests]
