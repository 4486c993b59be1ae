"""The HTTP side: one POST for a request, again where that may help, never longer than the deadline."""

import json
import secrets
import time
from typing import Any, Self

import httpx2

from articles.fetching import AddressError, AnswerError, FetchError
from articles.fetching.addresses import AddressGuard, check_url
from articles.fetching.transport import Deadline, GuardedBackend, GuardedTransport, told_plainly
from articles.fetching.waiting import retry_after
from claims.model_service.endpoint import Endpoint, Limits

USER_AGENT = "factbase (a newsroom's fact desk; asks for claims and vectors)"
_LATER = {408, 409, 425, 429}
_REFUSED = {400, 422}
_SERVER_FAULT = 500
_REASONS = {
    401: "it refuses our key",
    402: "it asks for a payment",
    403: "it refuses our key",
    404: "it knows no such address, or no such model",
    413: "the text is too long for it",
    429: "we asked too often, or the account is used up",
}


class BusyError(AnswerError):
    """The service wants to be asked later: in `wait` seconds, if it says so."""

    retryable = True

    def __init__(self, message: str, wait: float | None) -> None:
        super().__init__(message)
        self.wait = wait


class RefusedError(AnswerError):
    """The service does not take our request; `complaint` is what it says about it."""

    def __init__(self, message: str, complaint: bytes) -> None:
        super().__init__(message)
        self.complaint = complaint


class Service:
    """A connection to an endpoint for one piece of work. The operator chose the address: it may be a private one."""

    def __init__(self, endpoint: Endpoint, limits: Limits, path: str) -> None:
        """`path` is what follows the base address. Raise AddressError for an address that cannot be asked."""
        self._limits = limits
        self._target = _target(endpoint.url, path)
        self._deadline = Deadline(limits.total_seconds)
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Content-Type": "application/json"}
        headers |= {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        transport = GuardedTransport(GuardedBackend(AddressGuard(allow_private=True), self._deadline))
        timeout = httpx2.Timeout(limits.answer_seconds, connect=limits.connect_seconds)
        # No proxies and no .netrc of the environment: the text goes to this address and nowhere else.
        self._client = httpx2.Client(transport=transport, headers=headers, timeout=timeout, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, payload: dict[str, Any]) -> bytes:
        """The body of the answer, as it came. Raise FetchError when it cannot be had, RefusedError of a refusal."""
        attempt = 1
        while True:
            try:
                return self._post(payload)
            except FetchError as error:
                if not error.retryable or attempt >= self._limits.attempts or not self._pause(attempt, error):
                    raise
            attempt += 1

    def _pause(self, attempt: int, error: FetchError) -> bool:
        """Wait as long as the service asks, else longer each time; not at all where the deadline would not allow it."""
        asked = error.wait if isinstance(error, BusyError) else None
        jitter = secrets.SystemRandom().uniform(0.5, 1.5)
        seconds = self._limits.pause_seconds * 2 ** (attempt - 1) * jitter if asked is None else asked
        if not self._deadline.allows(seconds):
            return False
        time.sleep(seconds)
        return True

    def _post(self, payload: dict[str, Any]) -> bytes:
        limits = self._limits
        with (
            told_plainly(min(limits.answer_seconds, limits.total_seconds)),
            self._client.stream("POST", self._target, content=json.dumps(payload).encode()) as response,
        ):
            status = response.status_code
            if status not in _REFUSED:
                _check_status(response)
            body = _body(response, limits.max_bytes)
        if status in _REFUSED:
            raise RefusedError(f"The service answers {status}: it does not take our request", body)
        return body


def _target(url: str, path: str) -> httpx2.URL:
    try:
        base = httpx2.URL(url)
    except httpx2.InvalidURL:
        raise AddressError("This is not a valid web address") from None
    check_url(base)
    return base.copy_with(path=f"{base.path.rstrip('/')}/{path}")


def _check_status(response: httpx2.Response) -> None:
    status = response.status_code
    if status == httpx2.codes.OK:
        return
    if response.has_redirect_location:
        raise AnswerError(f"The service answers {status}: it redirects, and texts go only where the operator says")
    fault = "it has a fault" if status >= _SERVER_FAULT else "it does not take our request"
    message = f"The service answers {status}: {_REASONS.get(status, fault)}"
    if status >= _SERVER_FAULT or status in _LATER:
        raise BusyError(message, retry_after(response.headers.get("retry-after", "")))
    raise AnswerError(message)


def _body(response: httpx2.Response, max_bytes: int) -> bytes:
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise AnswerError("The service's answer is compressed, which we did not ask for")
    content = bytearray()
    for chunk in response.iter_raw():
        content += chunk
        if len(content) > max_bytes:
            raise AnswerError(f"The service's answer is larger than {max_bytes / 1_000_000:g} MB")
    return bytes(content)
