"""Connections that go to the very address that was checked, and end when the time is up."""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import httpcore2
import httpx2

from articles.fetching.addresses import AddressGuard
from articles.fetching.errors import AnswerError, UnreachableError


class Deadline:
    """One time limit for everything a fetch does: connecting, redirects, headers, body."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, at most `at_most`. Raises httpcore2.ReadTimeout when there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout
        return seconds if at_most is None else min(seconds, at_most)

    def allows(self, pause: float) -> bool:
        """Whether there is time left behind a pause of so many seconds."""
        return time.monotonic() + pause < self._end


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves, checks and connects in one step, so that a name cannot mean another address a moment later.

    TLS and the Host header still see the name.
    """

    def __init__(self, guard: AddressGuard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore2.NetworkStream:
        *others, last = self._guard.addresses(host, port)
        for address in others:
            try:
                return self._connect(address, port, timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connect(last, port, timeout)

    def _connect(self, address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        stream = self._sockets.connect_tcp(address, port, timeout=self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)


class TimedStream(httpcore2.NetworkStream):
    """Shortens every wait to what the deadline leaves, so that one byte a second does not hold us."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx2.BaseTransport):
    """httpx2's own transport takes no network backend; this one does, and no more than a single request needs."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=_trusted_roots(), network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        chunks: Iterable[bytes] = self._answer.iter_stream()
        yield from chunks

    def close(self) -> None:
        self._answer.close()


@cache
def _trusted_roots() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


@contextmanager
def told_plainly(seconds: float) -> Iterator[None]:
    """What breaks on the way becomes a FetchError with a line for a person; `seconds` is the limit it names."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise UnreachableError(f"The server did not answer in full within {seconds:g} seconds") from error
    except httpcore2.NetworkError as error:
        # The pool drops the cause; the original error stays as the argument.
        if isinstance(next(iter(error.args), None), ssl.SSLError):
            message = "The server's certificate or encryption is not valid"
            raise UnreachableError(message, retryable=False) from error
        raise UnreachableError("The server could not be reached, or broke off") from error
    except (httpcore2.ProtocolError, httpx2.DecodingError) as error:
        raise AnswerError("The server's answer is broken") from error
