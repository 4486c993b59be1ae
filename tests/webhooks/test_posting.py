"""One POST, against a real server on this machine that does all that a receiver should not."""

import socket
import threading
import time

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from factbase.webhooks.posting import KEPT, Answer, Shipment, post

PUBLIC = "93.184.216.34"


def sent(url: str, **options) -> Answer:
    options = {"seconds": 0.5, "allow_private": True} | options
    return post(Shipment(url, {"webhook-id": "msg_1"}, b'{"a": 1}'), **options)


def test_what_arrives(httpserver: HTTPServer):
    httpserver.expect_request("/hook").respond_with_data("thanks", status=202)
    answer = sent(httpserver.url_for("/hook"))
    assert (answer.failure, answer.status, answer.text) == ("", 202, "thanks")
    [(request, _response)] = httpserver.log
    assert (request.method, request.data) == ("POST", b'{"a": 1}')
    assert (request.headers["Content-Type"], request.headers["webhook-id"]) == ("application/json", "msg_1")
    assert "factbase" in request.headers["User-Agent"]


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (301, "The address answers 301: it redirects, and webhooks go only where the operator says"),
        (307, "The address answers 307: it redirects, and webhooks go only where the operator says"),
        (400, "The address answers 400: it does not take our request"),
        (410, "The address answers 410: the page is gone"),
        (429, "The address answers 429: we asked too often"),
        (500, "The address answers 500: its server has a fault"),
    ],
)
def test_every_answer_but_success_is_a_failure_and_none_is_followed(httpserver: HTTPServer, status, failure):
    elsewhere = {"Location": httpserver.url_for("/elsewhere")}
    httpserver.expect_request("/hook").respond_with_data("no", status=status, headers=elsewhere)
    answer = sent(httpserver.url_for("/hook"))
    assert (answer.failure, answer.status) == (failure, status)
    assert [request.path for request, _response in httpserver.log] == ["/hook"]


def test_one_who_hangs_is_left_when_the_time_is_up(httpserver: HTTPServer, stopped: threading.Event):
    httpserver.expect_request("/hook").respond_with_handler(lambda _request: Response(str(stopped.wait(10))))
    begun = time.monotonic()
    answer = sent(httpserver.url_for("/hook"), seconds=0.3)
    assert time.monotonic() - begun < 2
    assert (answer.status, answer.failure) == (None, "The server did not answer in full within 0.3 seconds")
    assert answer.milliseconds >= 300


def test_one_who_sends_a_byte_now_and_then_is_left_too(httpserver: HTTPServer, stopped: threading.Event):
    def drip(_request: Request) -> Response:
        return Response((b"x" for _ in range(100) if not stopped.wait(0.1)), direct_passthrough=True)

    httpserver.expect_request("/hook").respond_with_handler(drip)
    begun = time.monotonic()
    assert "did not answer in full" in sent(httpserver.url_for("/hook"), seconds=0.4).failure
    assert time.monotonic() - begun < 2


def test_only_the_beginning_of_an_answer_is_read_whatever_it_is(httpserver: HTTPServer):
    httpserver.expect_request("/hook").respond_with_data(b"\xff\x00" + b"x" * 5_000_000)
    answer = sent(httpserver.url_for("/hook"), seconds=5)
    assert answer.failure == ""
    assert (answer.text[:3], len(answer.text)) == ("�xx", KEPT - 1)


@pytest.mark.parametrize(("said", "wait"), [("120", 120.0), ("soon", None), ("Wed, 10 Jul 2024 08:00:00 GMT", 0.0)])
def test_how_long_it_asks_to_be_left_alone(httpserver: HTTPServer, said, wait):
    httpserver.expect_request("/hook").respond_with_data("", status=429, headers={"Retry-After": said})
    assert sent(httpserver.url_for("/hook")).wait == wait


@pytest.mark.parametrize(
    ("address", "failure"),
    [
        ("10.0.0.1", "The address points to a private network"),
        ("127.0.0.1", "The address points to a private network"),
        ("::ffff:192.168.1.1", "The address points to a private network"),
        ("169.254.169.254", "The address points to this machine's own surroundings"),
    ],
)
def test_a_name_that_leads_inwards_is_refused_and_nobody_is_asked(httpserver: HTTPServer, address, failure):
    url = f"http://cms.example:{httpserver.port}/hook"
    answer = sent(url, allow_private=False, resolve=lambda _host, _port: [PUBLIC, address])
    assert (answer.status, answer.failure) == (None, failure)
    assert httpserver.log == []


@pytest.mark.parametrize("url", ["ftp://example.org/", "http://user:pw@example.org/", "http://[::1", "https://"])
def test_what_is_no_address_of_the_web_is_a_failure_like_others(url):
    assert sent(url).failure


def test_nobody_there():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert sent(f"http://127.0.0.1:{port}/").failure == "The server could not be reached, or broke off"
