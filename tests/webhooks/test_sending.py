"""Rounds of sending, to real receivers that take, refuse, hang, throttle and vanish."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from pytest_httpserver import HTTPServer
from werkzeug import Response

from factbase.history.models import Event
from factbase.webhooks.forgetting import deliveries_forget
from factbase.webhooks.models import Attempt, Endpoint
from factbase.webhooks.schedule import SCHEDULE
from factbase.webhooks.sending import LEASE, LONGEST_REST
from factbase.webhooks.signing import new_secret, signed_headers
from tests.webhooks.conftest import SECRET

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def answers(httpserver: HTTPServer) -> Callable[..., None]:
    """What the receiver says from now on."""

    def say(status: int, path: str = "/hook", **headers: str) -> None:
        httpserver.expect_request(path).respond_with_data("said", status=status, headers=headers)

    return say


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_message_is_sent_signed_and_noted_down(*, clock, httpserver, answers, endpoint, queue, send):
    answers(204)
    delivery = queue(endpoint, body='{"type": "entry.published", "größe": "250 Mio. €"}')
    send()
    [(request, _response)] = httpserver.log
    body = '{"type": "entry.published", "größe": "250 Mio. €"}'.encode()
    assert request.data == body
    signed = signed_headers([SECRET], f"msg_{delivery.public_id}", int(NOON.timestamp()), body)
    assert signed == {name: request.headers[name] for name in signed}
    attempt = Attempt.objects.get()
    assert (attempt.status, attempt.failure, attempt.at) == (204, "", NOON)
    assert (fresh(delivery).state, fresh(endpoint).delivered_at) == ("delivered", NOON)
    send()
    assert len(httpserver.log) == 1, "once"


def test_both_secrets_sign_until_the_old_one_is_over(*, clock, httpserver, answers, make_endpoint, queue, send):
    answers(200)
    endpoint = make_endpoint(secret=new_secret(), old_secret=SECRET, old_until=NOON + timedelta(hours=24))
    queue(endpoint)
    send()
    clock.shift(timedelta(hours=24))
    queue(endpoint)
    send()
    assert [len(request.headers["webhook-signature"].split()) for request, _response in httpserver.log] == [2, 1]


def test_what_fails_is_tried_ten_times_by_the_schedule_under_one_id_and_then_the_endpoint_pauses(
    *, clock, httpserver, answers, endpoint, queue, send
):
    answers(500)
    delivery, later = queue(endpoint), None
    for pause in SCHEDULE:
        clock.shift(pause * 0.89)
        send()  # too early, but for the first
        clock.shift(pause * 0.22)
        send()
    attempts = [attempt.at for attempt in reversed(delivery.attempts.all())]
    assert len(attempts) == len(SCHEDULE)
    assert {request.headers["webhook-id"] for request, _response in httpserver.log} == {delivery.message}
    assert len({request.headers["webhook-timestamp"] for request, _response in httpserver.log}) == len(SCHEDULE)
    assert (fresh(delivery).state, fresh(delivery).tries) == ("failed", 10)
    assert (fresh(endpoint).state, fresh(endpoint).failure) == (
        "paused",
        "The address answers 500: its server has a fault",
    )
    event = Event.objects.get(kind="webhook")
    assert (event.action, event.by, event.after) == ("pause", None, {"state": "paused"})
    later = queue(endpoint)
    send()
    assert not later.attempts.exists(), "nothing is sent to one that is paused"


def test_a_message_that_alone_is_refused_does_not_pause_the_endpoint(clock, httpserver, endpoint, queue, send):
    def handle(request) -> Response:
        return Response(status=400 if b"poison" in request.data else 200)

    httpserver.expect_request("/hook").respond_with_handler(handle)
    poison, sound = queue(endpoint, body='"poison"'), queue(endpoint)
    for pause in SCHEDULE:
        clock.shift(pause * 1.11)
        send()
    assert (fresh(poison).state, fresh(sound).state, fresh(endpoint).state) == ("failed", "delivered", "active")


def test_one_that_is_gone_is_not_asked_again(answers, endpoint, queue, send):
    answers(410)
    delivery = queue(endpoint)
    send()
    assert (fresh(delivery).state, fresh(delivery).tries) == ("failed", 1)
    assert (fresh(endpoint).state, fresh(endpoint).failure) == ("paused", "The address answers 410: the page is gone")


@pytest.mark.parametrize("status", [429, 503])
def test_one_that_asks_for_time_is_left_alone_with_everything(*, clock, answers, endpoint, queue, send, status):
    answers(status, **{"Retry-After": "3600"})
    first, second = queue(endpoint), queue(endpoint)
    send()
    assert (first.attempts.count(), second.attempts.count()) == (1, 0)
    assert fresh(first).due_at == fresh(endpoint).free_at == NOON + timedelta(hours=1)
    clock.shift(timedelta(minutes=59))
    send()
    assert Attempt.objects.count() == 1
    clock.shift(timedelta(minutes=1))
    send()
    assert Attempt.objects.count() == 2


def test_a_receiver_that_is_down_is_asked_rarely_however_much_waits(clock, make_endpoint, queue, send):
    endpoint = make_endpoint(url="http://127.0.0.1:1024/")
    waiting = [queue(endpoint) for _ in range(20)]
    for _minute in range(60):
        clock.shift(timedelta(minutes=1))
        send()
    assert {fresh(delivery).state for delivery in waiting} == {"waiting"}
    assert 10 <= Attempt.objects.count() <= 20 + 60 * timedelta(minutes=1) / LONGEST_REST


def test_who_hangs_redirects_or_fails_harms_nobody_else(
    *, httpserver, answers, make_endpoint, queue, send, settings, stopped: threading.Event
):
    settings.WEBHOOK_TIMEOUT = 2.0
    hanging = threading.Event()

    def hang(_request) -> Response:
        hanging.set()
        stopped.wait(10)
        return Response()

    httpserver.expect_request("/hangs").respond_with_handler(hang)
    answers(500, "/fails")
    answers(302, "/redirects", Location=httpserver.url_for("/hook"))
    answers(200)
    for path in ("/hangs", "/fails", "/redirects"):
        queue(make_endpoint(path))
    sound = [queue(make_endpoint("/hook", name=f"sound {number}")) for number in range(3)]
    more = [queue(delivery.endpoint) for delivery in sound for _ in range(5)]
    send()
    assert hanging.is_set()
    [hung] = Attempt.objects.filter(delivery__endpoint__name="The CMS at /hangs")
    taken = Attempt.objects.filter(delivery__in=[*sound, *more])
    assert {attempt.status for attempt in taken} == {200}
    assert len(taken) == len(sound) + len(more)
    assert max(attempt.at for attempt in taken) < hung.at - timedelta(seconds=1), "all while the other one hung"


def test_one_message_at_a_time_in_order(httpserver, make_endpoint, queue, send):
    begun, ended = [], []

    def handle(request) -> Response:
        begun.append((request.headers["webhook-id"], len(ended)))
        ended.append(request)
        return Response()

    httpserver.expect_request("/hook").respond_with_handler(handle)
    endpoint = make_endpoint()
    messages = [queue(endpoint).message for _ in range(8)]
    send()
    assert begun == [(message, number) for number, message in enumerate(messages)]


def test_what_was_on_its_way_when_its_process_died_is_sent_again_after_a_while(clock, answers, endpoint, queue, send):
    answers(200)
    delivery = queue(endpoint)
    Endpoint.objects.filter(pk=endpoint.pk).update(free_at=NOON + LEASE)  # as its last act
    send()
    assert fresh(delivery).state == "waiting"
    clock.shift(LEASE)
    send()
    assert fresh(delivery).state == "delivered"


def test_workers_at_once_send_everything_once(*, committed, httpserver, answers, make_endpoint, queue, send):
    answers(200)
    messages = {queue(endpoint).message for endpoint in [make_endpoint() for _ in range(4)] for _ in range(5)}

    def work(_number: int) -> None:
        try:
            send()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(6)))
    sent = [request.headers["webhook-id"] for request, _response in httpserver.log]
    assert sorted(sent) == sorted(messages)


def test_what_was_delivered_is_forgotten_after_sixty_days_and_what_waits_is_not(clock, endpoint, queue):
    kept = [queue(endpoint), queue(endpoint, state="failed", queued_at=NOON + timedelta(days=2))]
    queue(endpoint, state="delivered").attempts.create(milliseconds=1)
    clock.shift(timedelta(days=61))
    deliveries_forget()
    assert list(endpoint.deliveries.order_by("pk")) == kept


def test_private_addresses_are_not_sent_to_unless_the_newsroom_says_so(httpserver, settings, endpoint, queue, send):
    settings.FETCH_PRIVATE = False
    delivery = queue(endpoint)
    send()
    assert httpserver.log == []
    assert delivery.attempts.get().failure == "The address points to a private network"
    assert fresh(delivery).state == "waiting"


def test_a_round_with_nothing_to_do_costs_the_same_however_much_there_is(
    make_endpoint, queue, send, django_assert_num_queries
):
    for number in range(20):
        queue(make_endpoint(name=str(number)), due_at=NOON.replace(year=2100))
    with django_assert_num_queries(5):
        send()
