"""One guarded GET: redirects by hand, every hop checked; size, time and kind of the answer limited."""

from dataclasses import dataclass

import httpx2

from articles.fetching.addresses import AddressGuard, Resolve, check_url, resolve_host
from articles.fetching.errors import AddressError, AnswerError
from articles.fetching.transport import Deadline, GuardedBackend, GuardedTransport, told_plainly

USER_AGENT = "factbase (a newsroom's fact desk; fetches single articles and feeds)"
ACCEPTED_TYPES = frozenset({
    "text/html", "application/xhtml+xml", "text/plain", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/feed+json", "application/json",
})  # fmt: skip
_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_NOT_MODIFIED = 304
_LATER = {408, 425, 429}
_REASONS = {
    401: "it asks for a password",
    402: "it asks for a payment",
    403: "access is refused",
    404: "there is no such page",
    410: "the page is gone",
    429: "we asked too often",
    451: "it is withheld for legal reasons",
}
_SERVER_FAULT = 500


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """`max_bytes` counts after decompression, `total_seconds` all but the system's name lookups.

    `accepted` are the types of content that are read; None: any, since it is only kept.
    """

    max_bytes: int = 10_000_000
    total_seconds: float = 20.0
    connect_seconds: float = 5.0
    max_redirects: int = 5
    accepted: frozenset[str] | None = ACCEPTED_TYPES


DEFAULT_LIMITS = FetchLimits()


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What came back from `url`, the last of the redirects.

    `content_type` is bare and in lower case, `charset` the label that the server gave or "";
    `etag` and `last_modified` go into the next fetch as they are.
    """

    url: str
    status: int
    content: bytes
    content_type: str
    charset: str
    etag: str
    last_modified: str
    not_modified: bool = False


def fetch(
    url: str,
    *,
    limits: FetchLimits = DEFAULT_LIMITS,
    etag: str = "",
    last_modified: str = "",
    allow_private: bool = False,
    resolve: Resolve = resolve_host,
) -> FetchedPage:
    """Get a page or feed. Every failure is a FetchError with a line for a person."""
    deadline = Deadline(limits.total_seconds)
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    transport = GuardedTransport(GuardedBackend(AddressGuard(resolve, allow_private), deadline))
    timeout = httpx2.Timeout(limits.total_seconds, connect=limits.connect_seconds)
    with (
        told_plainly(limits.total_seconds),
        httpx2.Client(transport=transport, headers=headers, timeout=timeout, trust_env=False) as client,
    ):
        return _follow(client, _parse(url), limits)


def _follow(client: httpx2.Client, url: httpx2.URL, limits: FetchLimits) -> FetchedPage:
    for _ in range(limits.max_redirects + 1):
        check_url(url)
        with client.stream("GET", url) as response:
            if not response.has_redirect_location:
                return _read(response, limits)
            url = url.join(_parse(response.headers["location"]))
        client.cookies.clear()
    raise AnswerError(f"The address redirects more than {limits.max_redirects} times")


def _parse(url: str) -> httpx2.URL:
    try:
        return httpx2.URL(url.strip())
    except httpx2.InvalidURL:
        raise AddressError("This is not a valid web address") from None


def _read(response: httpx2.Response, limits: FetchLimits) -> FetchedPage:
    unchanged = response.status_code == _NOT_MODIFIED
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not unchanged:
        _check_status(response.status_code)
        _check_headers(response, content_type, limits)
    return FetchedPage(
        url=str(response.url),
        status=response.status_code,
        content=b"" if unchanged else _read_body(response, limits),
        content_type=content_type,
        charset=response.charset_encoding or "",
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
        not_modified=unchanged,
    )


def _check_status(status: int) -> None:
    if status == httpx2.codes.OK:
        return
    at_fault = status >= _SERVER_FAULT
    reason = _REASONS.get(status, "its server has a fault" if at_fault else "that is no page")
    retryable = at_fault or status in _LATER
    raise AnswerError(f"The address answers {status}: {reason}", retryable=retryable, status=status)


def _check_headers(response: httpx2.Response, content_type: str, limits: FetchLimits) -> None:
    # No type at all is rare and harmless: the reader looks at the content anyway.
    if content_type and limits.accepted is not None and content_type not in limits.accepted:
        raise AnswerError(f"The address delivers {content_type[:60]}, not an article or a feed")
    if response.headers.get("content-encoding", "").strip().lower() not in _ENCODINGS:
        raise AnswerError("The page is compressed in a way we did not ask for")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.max_bytes:
        raise _too_large(limits)


def _read_body(response: httpx2.Response, limits: FetchLimits) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > limits.max_bytes:
            raise _too_large(limits)
    return bytes(content)


def _too_large(limits: FetchLimits) -> AnswerError:
    return AnswerError(f"The page is larger than {limits.max_bytes / 1_000_000:g} MB")
