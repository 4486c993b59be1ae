"""The guarded fetch, against a real server on this machine and every kind of address it must not ask."""

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from unittest.mock import Mock

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from articles.fetching import AddressError, AnswerError, FetchError, FetchLimits, UnreachableError, fetch

WEDNESDAY = "Wed, 10 Jul 2024 08:00:00 GMT"
PUBLIC = "93.184.216.34"
PAGE = b"<!doctype html><html><body><p>The bridge cost 12 million euros.</p></body></html>"
QUICK = FetchLimits(max_bytes=100_000, total_seconds=0.5, connect_seconds=0.5)


def answering(*answers: list[str]) -> tuple[Callable[[str, int], list[str]], list[str]]:
    """A resolver that gives one answer after the other, and the names it was asked for."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    return resolve, asked


@pytest.fixture
def dialled(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the public address lead to the local server; the list says which addresses were really dialled."""
    dialled: list[str] = []
    create_connection = socket.create_connection

    def dial(address, *args, **kwargs):
        dialled.append(address[0])
        return create_connection(("127.0.0.1", httpserver.port), *args, **kwargs)

    monkeypatch.setattr(socket, "create_connection", dial)
    return dialled


@pytest.fixture
def stopped() -> Iterator[threading.Event]:
    """Set when the test ends, so that slow answers end too."""
    event = threading.Event()
    yield event
    event.set()


def local(httpserver: HTTPServer, path: str = "/", **options) -> object:
    return fetch(httpserver.url_for(path), allow_private=True, **options)


def test_a_page_comes_with_what_the_server_says_about_it(httpserver: HTTPServer):
    headers = {
        "Content-Type": "Text/HTML; charset=ISO-8859-1",
        "ETag": '"v1"',
        "Last-Modified": WEDNESDAY,
    }
    httpserver.expect_request("/a").respond_with_data(PAGE, headers=headers)
    page = local(httpserver, "/a")
    assert (page.status, page.content, page.not_modified) == (200, PAGE, False)
    assert (page.content_type, page.charset.lower()) == ("text/html", "iso-8859-1")
    assert (page.etag, page.last_modified) == ('"v1"', WEDNESDAY)


def test_an_unchanged_page_has_no_content(httpserver: HTTPServer):
    asked = {"If-None-Match": '"v1"', "If-Modified-Since": WEDNESDAY}
    httpserver.expect_request("/a", headers=asked).respond_with_data(b"", status=304, headers={"ETag": '"v1"'})
    page = local(httpserver, "/a", etag='"v1"', last_modified=WEDNESDAY)
    assert (page.not_modified, page.content, page.etag) == (True, b"", '"v1"')


def test_we_say_who_we_are(httpserver: HTTPServer):
    httpserver.expect_request("/").respond_with_handler(
        lambda request: Response(request.headers["User-Agent"], content_type="text/plain")
    )
    assert local(httpserver).content.startswith(b"factbase (")


def test_a_redirect_is_followed_and_named(httpserver: HTTPServer):
    httpserver.expect_request("/old").respond_with_data(b"", status=301, headers={"Location": "/new?a=1"})
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    assert local(httpserver, "/old").url == httpserver.url_for("/new?a=1")


def test_a_compressed_page_is_unpacked(httpserver: HTTPServer):
    httpserver.expect_request("/").respond_with_data(
        gzip.compress(PAGE), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}
    )
    assert local(httpserver).content == PAGE


@pytest.mark.parametrize(
    "url", ["ftp://news.example/a", "file:///etc/passwd", "gopher://news.example", "news.example/a", ""]
)
def test_other_schemes_are_refused(url: str):
    with pytest.raises(AddressError, match="Only http"):
        fetch(url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://checker:secret@news.example/", "user name or password"),
        ("http://news.example:22/", "Port 22"),
        ("https://news.example:25/", "Port 25"),
        ("http:///path", "no host"),
        ("http://news.example:99999/", "Port 99999"),
        ("http://news.example/\x00", "not a valid"),
        ("http://[::1/", "not a valid"),
        ("http://news.example/" + "a" * 2000, "longer than"),
    ],
)
def test_addresses_that_are_no_pages_are_refused(url: str, message: str):
    with pytest.raises(AddressError, match=message):
        fetch(url)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "localhost", "[::1]",
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "[fd12::1]",
        "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    ],
)  # fmt: skip
def test_private_networks_are_refused(host: str):
    with pytest.raises(AddressError, match="private network"):
        fetch(f"http://{host}/")


@pytest.mark.parametrize("allow_private", [False, True])
@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "100.100.100.200", "168.63.129.16",
        "[fd00:ec2::254]", "0", "[::]", "224.0.0.1", "[ff02::1]", "240.0.0.1", "255.255.255.255",
        "192.0.2.1", "198.18.0.1", "[2001:db8::1]", "[2001::1]", "[fec0::1]", "[::7f00:1]",
    ],
)  # fmt: skip
def test_addresses_of_no_server_are_refused_even_on_an_intranet(host: str, allow_private: bool):
    with pytest.raises(AddressError):
        fetch(f"http://{host}/", allow_private=allow_private)


def test_one_private_address_among_public_ones_refuses_the_host(dialled: list[str]):
    resolve, _ = answering([PUBLIC, "10.0.0.1"])
    with pytest.raises(AddressError, match="private network"):
        fetch("http://news.example/", resolve=resolve)
    assert dialled == []


def test_a_name_that_changes_its_address_goes_where_it_was_checked(httpserver: HTTPServer, dialled: list[str]):
    httpserver.expect_request("/").respond_with_handler(
        lambda request: Response(request.host, content_type="text/plain")
    )
    resolve, asked = answering([PUBLIC], ["127.0.0.1"])
    page = fetch("http://news.example/", resolve=resolve)
    assert page.content == b"news.example"
    assert (asked, dialled) == (["news.example"], [PUBLIC])


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "//localhost/", "http://169.254.169.254/latest/", "http://[::ffff:10.0.0.1]/", "file:///etc/passwd",
     "http://a:b@news.example/", "http://news.example:22/"],
)  # fmt: skip
def test_a_redirect_cannot_lead_inwards(httpserver: HTTPServer, dialled: list[str], target: str):
    httpserver.expect_request("/").respond_with_data(b"", status=302, headers={"Location": target})
    names = {"news.example": [PUBLIC], "localhost": ["127.0.0.1", "::1"]}
    with pytest.raises(AddressError):
        fetch("http://news.example/", resolve=lambda host, port: names.get(host, [host]))
    assert dialled == [PUBLIC]


def test_a_redirect_to_a_name_is_looked_up_anew(httpserver: HTTPServer, dialled: list[str]):
    httpserver.expect_request("/").respond_with_data(b"", status=302, headers={"Location": "http://inner.example/"})
    resolve, asked = answering([PUBLIC], ["192.168.0.10"])
    with pytest.raises(AddressError, match="private network"):
        fetch("http://news.example/", resolve=resolve)
    assert (asked, dialled) == (["news.example", "inner.example"], [PUBLIC])


def test_the_next_address_is_tried_when_one_does_not_answer(httpserver: HTTPServer):
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    page = fetch(
        f"http://news.example:{httpserver.port}/",
        allow_private=True,
        resolve=lambda *_: ["127.0.0.2", "127.0.0.1"],
    )
    assert page.content == PAGE


def test_tls_is_asked_for_the_name_and_not_the_address():
    names: list[str] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=shake_hands_once, args=(server, context))
        thread.start()
        url = f"https://news.example:{server.getsockname()[1]}/"
        with pytest.raises(UnreachableError):
            fetch(url, allow_private=True, resolve=lambda *_: ["127.0.0.1"])
        thread.join()
    assert names == ["news.example"]


def test_a_server_without_valid_encryption_is_refused_for_good(httpserver: HTTPServer):
    with pytest.raises(UnreachableError, match="certificate or encryption") as refusal:
        fetch(f"https://127.0.0.1:{httpserver.port}/", allow_private=True)
    assert not refusal.value.retryable


def shake_hands_once(server: socket.socket, context: ssl.SSLContext) -> None:
    connection, _ = server.accept()
    with connection, pytest.raises(ssl.SSLError):
        context.wrap_socket(connection, server_side=True)


def test_endless_redirects_end(httpserver: HTTPServer):
    httpserver.expect_request("/").respond_with_data(b"", status=302, headers={"Location": "/"})
    with pytest.raises(AnswerError, match="redirects more than 5 times"):
        local(httpserver)
    assert len(httpserver.log) == 6


@pytest.mark.parametrize(
    ("status", "retryable"),
    [(404, False), (410, False), (403, False), (204, False), (429, True), (500, True), (503, True)],
)
def test_a_status_that_is_no_page_is_told(httpserver: HTTPServer, status: int, retryable: bool):
    httpserver.expect_request("/").respond_with_data(b"", status=status)
    with pytest.raises(AnswerError, match=str(status)) as refusal:
        local(httpserver)
    assert refusal.value.retryable is retryable


@pytest.mark.parametrize(
    "content_type", ["image/png", "video/mp4", "application/zip", "application/octet-stream", "text/css"]
)
def test_other_content_types_are_refused(httpserver: HTTPServer, content_type: str):
    httpserver.expect_request("/").respond_with_data(b"\x89PNG", content_type=content_type)
    with pytest.raises(AnswerError, match=content_type):
        local(httpserver)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/rss+xml",
        "application/feed+json; charset=utf-8",
    ],
)
def test_articles_and_feeds_are_taken(httpserver: HTTPServer, content_type: str):
    httpserver.expect_request("/").respond_with_data(b"x", headers={"Content-Type": content_type})
    assert local(httpserver).content_type == content_type.partition(";")[0]


def test_a_page_that_announces_its_size_is_not_even_read(httpserver: HTTPServer):
    httpserver.expect_request("/").respond_with_data(b"a" * 100_001, content_type="text/plain")
    with pytest.raises(AnswerError, match=r"larger than 0\.1 MB"):
        local(httpserver, limits=QUICK)


def test_an_endless_body_is_cut_off(httpserver: HTTPServer, stopped: threading.Event):
    endless = iter(lambda: b"" if stopped.is_set() else b"a" * 8192, b"")
    httpserver.expect_request("/").respond_with_handler(lambda _: Response(endless, content_type="text/plain"))
    with pytest.raises(AnswerError, match="larger than"):
        local(httpserver, limits=QUICK)


@pytest.mark.parametrize(("encoding", "wbits"), [("gzip", 31), ("deflate", 15)])
def test_a_decompression_bomb_is_cut_off(httpserver: HTTPServer, encoding: str, wbits: int):
    packer = zlib.compressobj(wbits=wbits)
    bomb = packer.compress(bytes(50_000_000)) + packer.flush()
    httpserver.expect_request("/").respond_with_data(
        bomb, headers={"Content-Type": "text/html", "Content-Encoding": encoding}
    )
    assert len(bomb) < QUICK.max_bytes
    with pytest.raises(AnswerError, match="larger than"):
        local(httpserver, limits=QUICK)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "made-up"])
def test_a_compression_we_did_not_ask_for_is_refused(httpserver: HTTPServer, encoding: str):
    httpserver.expect_request("/").respond_with_data(
        b"x", headers={"Content-Type": "text/html", "Content-Encoding": encoding}
    )
    with pytest.raises(AnswerError, match="compressed"):
        local(httpserver)


def test_broken_compression_is_told(httpserver: HTTPServer):
    httpserver.expect_request("/").respond_with_data(
        b"this is no gzip", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}
    )
    with pytest.raises(AnswerError, match="broken"):
        local(httpserver)


def test_a_body_that_drips_runs_out_of_time(httpserver: HTTPServer, stopped: threading.Event):
    drops = iter(lambda: b"" if stopped.wait(0.02) else b"a", b"")
    httpserver.expect_request("/").respond_with_handler(lambda _: Response(drops, content_type="text/plain"))
    with pytest.raises(UnreachableError, match=r"within 0\.5 seconds") as refusal:
        local(httpserver, limits=QUICK)
    assert refusal.value.retryable


def test_a_server_that_never_answers_runs_out_of_time():
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(UnreachableError, match="within"):
        fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", allow_private=True, limits=QUICK)


def test_redirects_share_one_time_limit(httpserver: HTTPServer, stopped: threading.Event):
    def wander(_: Request) -> Response:
        stopped.wait(0.2)
        return Response(status=302, headers={"Location": "/"})

    httpserver.expect_request("/").respond_with_handler(wander)
    with pytest.raises(UnreachableError, match="within"):
        local(httpserver, limits=QUICK)


def test_a_closed_port_may_open_later(httpserver: HTTPServer):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(UnreachableError, match="could not be reached") as refusal:
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)
    assert refusal.value.retryable


@pytest.mark.parametrize("answer", [OSError("broken resolver"), []])
def test_a_lookup_without_an_answer_is_told(answer: OSError | list[str]):
    with pytest.raises(UnreachableError, match=r"news\.example (?:could not be looked up|is not known)"):
        fetch("http://news.example/", resolve=Mock(side_effect=[answer]))


@pytest.mark.parametrize(("errno", "retryable"), [(socket.EAI_NONAME, False), (socket.EAI_AGAIN, True)])
def test_an_unknown_host_is_told(errno: int, retryable: bool):
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(errno, "no such host")

    with pytest.raises(FetchError, match=r"news\.example is not known") as refusal:
        fetch("http://news.example/", resolve=resolve)
    assert refusal.value.retryable is retryable
