"""Chat completions: what we wish for beside the words, and what is left of that where a service does not know it."""

from typing import Any, Self

from claims.language_model.schema import SCHEMA
from claims.model_service import Endpoint, Limits, RefusedError, Service

_WISHES: dict[str, Any] = {
    "temperature": 0,
    "stream": False,
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
    },
}


class Completions:
    """A conversation with a model about one text: what its service does not know is asked of it once."""

    def __init__(self, endpoint: Endpoint, limits: Limits) -> None:
        """Raise AddressError for an address that cannot be asked."""
        self._service = Service(endpoint, limits, "chat/completions")
        self._payload: dict[str, Any] = {"model": endpoint.name} | _WISHES

    def __enter__(self) -> Self:
        self._service.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._service.__exit__(*error)

    def complete(self, messages: list[dict[str, str]]) -> bytes:
        """The body of the completion, as it came. Raise FetchError when it cannot be had."""
        while True:
            try:
                return self._service.ask(self._payload | {"messages": messages})
            except RefusedError as refusal:
                less = _less(self._payload, refusal.complaint)
                if less is None:
                    raise
                self._payload = less


def _less(payload: dict[str, Any], complaint: bytes) -> dict[str, Any] | None:
    """The payload without what the complaint names: schema, then JSON, then words alone; None if it names nothing."""
    if b"temperature" in complaint and "temperature" in payload:
        return {name: value for name, value in payload.items() if name != "temperature"}
    if "response_format" not in payload or not any(word in complaint for word in (b"response_format", b"json_")):
        return None
    if payload["response_format"]["type"] == "json_schema":
        return payload | {"response_format": {"type": "json_object"}}
    return {name: value for name, value in payload.items() if name != "response_format"}
