"""One guarded POST to a receiver that may hang, redirect, stream without end or point inwards. It never raises."""

import time
from dataclasses import dataclass, replace

import httpx2

from articles.fetching import AddressError, FetchError
from articles.fetching.addresses import AddressGuard, Resolve, check_url, resolve_host
from articles.fetching.transport import Deadline, GuardedBackend, GuardedTransport, told_plainly
from articles.fetching.waiting import retry_after

USER_AGENT = "factbase (a newsroom's fact desk; sends webhooks)"
KEPT = 500  # bytes of the answer that the log shows
GONE = 410
_SERVER_FAULT = 500
_REASONS = {
    401: "it does not accept the signature or asks for a password",
    403: "access is refused",
    404: "there is no such page",
    GONE: "the page is gone",
    429: "we asked too often",
}


@dataclass(frozen=True, slots=True)
class Shipment:
    """What is sent, and where."""

    url: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt: `failure` is empty where the receiver took it, `status` None where nothing came back.

    `wait` is how many seconds the receiver asks to be left alone.
    """

    failure: str
    status: int | None = None
    text: str = ""
    wait: float | None = None
    milliseconds: int = 0


def post(shipment: Shipment, *, seconds: float, allow_private: bool = False, resolve: Resolve = resolve_host) -> Answer:
    """Send it once. Nothing is followed; `seconds` limit everything but the system's name lookup."""
    begun = time.monotonic()
    guard = AddressGuard(resolve, allow_private)
    try:
        answer = _ask(shipment, guard, seconds)
    except FetchError as error:
        answer = Answer(str(error))
    return replace(answer, milliseconds=round(1000 * (time.monotonic() - begun)))


def _ask(shipment: Shipment, guard: AddressGuard, seconds: float) -> Answer:
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Content-Type": "application/json"}
    transport = GuardedTransport(GuardedBackend(guard, Deadline(seconds)))
    with (
        told_plainly(seconds),
        httpx2.Client(transport=transport, headers=headers, timeout=seconds, trust_env=False) as client,
        client.stream("POST", _target(shipment.url), headers=shipment.headers, content=shipment.body) as response,
    ):
        return Answer(
            failure=_failure(response),
            status=response.status_code,
            text=_beginning(response),
            wait=retry_after(response.headers.get("retry-after", "")),
        )


def _target(url: str) -> httpx2.URL:
    try:
        target = httpx2.URL(url)
    except httpx2.InvalidURL:
        raise AddressError("This is not a valid web address") from None
    check_url(target)
    return target


def _failure(response: httpx2.Response) -> str:
    status = response.status_code
    if response.is_success:
        return ""
    if response.is_redirect:
        return f"The address answers {status}: it redirects, and webhooks go only where the operator says"
    fault = "its server has a fault" if status >= _SERVER_FAULT else "it does not take our request"
    return f"The address answers {status}: {_REASONS.get(status, fault)}"


def _beginning(response: httpx2.Response) -> str:
    """What it says, as far as the log shows it; no more is read."""
    content = b""
    for chunk in response.iter_raw():
        content += chunk
        if len(content) >= KEPT:
            break
    return content[:KEPT].decode(errors="replace").replace("\0", "")
