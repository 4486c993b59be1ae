"""Webhooks as operators keep them at the desk."""

import re

import pytest
from django.urls import reverse

from factbase.history.models import Event
from factbase.webhooks.models import Attempt, Delivery, Endpoint
from factbase.webhooks.services import endpoint_stop
from tests.webhooks.conftest import SECRET

pytestmark = pytest.mark.django_db

NEW = {"name": "CMS", "url": "https://cms.example.org/hook", "kinds": ["entry"], "happenings": ["corrected"]}
SHOWN = re.compile(r"whsec_[\w+/=]+")


@pytest.fixture
def operator(carol, as_user):
    return as_user(carol)


@pytest.fixture
def delivery(endpoint, queue) -> Delivery:
    return queue(endpoint, state="failed", tries=10)


def act(client, endpoint: Endpoint, name: str, *args: str):
    return client.post(reverse(f"desk:{name}", args=[endpoint.public_id, *args]), follow=True)


def state(endpoint: Endpoint) -> str:
    return Endpoint.objects.get(pk=endpoint.pk).state


def undo_on(page) -> str:
    """The address at which the message of a page offers to undo."""
    return re.search(r'role="status">.*?action="([^"]+)"', page.content.decode(), re.DOTALL)[1]


def test_one_is_added_and_its_secret_is_shown_once_and_told_to_nobody_else(operator):
    page = operator.post(reverse("desk:webhook_create"), NEW, follow=True)
    endpoint = Endpoint.objects.get()
    assert (endpoint.kinds, endpoint.happenings, endpoint.state) == (["entry"], ["corrected"], "active")
    assert SHOWN.findall(page.content.decode()) == [endpoint.secret]
    assert SHOWN.findall(operator.get(endpoint.desk_address()).content.decode()) == []
    event = Event.objects.get()
    assert (event.kind, event.subject, event.action, event.by.username) == (
        "webhook",
        endpoint.public_id,
        "create",
        "carol",
    )
    assert endpoint.secret not in str(event.after)
    operator.post(undo_on(page))
    assert state(endpoint) == "retired"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"url": "ftp://cms.example.org/"}, "Only http:// and https:// addresses can be fetched"),
        ({"url": "https://user:pw@cms.example.org/"}, "contains a user name or password"),
        ({"url": "https://cms.example.org:22/"}, "Port 22 is not one"),
        ({"url": "http://[::1"}, "This is not a valid web address"),
        ({"url": ""}, "This field is required"),
        ({"name": ""}, "This field is required"),
        ({"kinds": ["person"]}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_sent_to_is_refused(operator, typed, says):
    assert says in operator.post(reverse("desk:webhook_create"), NEW | typed).content.decode()
    assert not Endpoint.objects.exists()


def test_an_edit_is_recorded_and_what_was_typed_and_not_saved_is_kept(operator, endpoint):
    address = reverse("desk:webhook_edit", args=[endpoint.public_id])
    keep = re.search(r'data-draft="([^"]+)"', operator.get(address).content.decode())[1]
    operator.post(keep, NEW | {"name": "Half-typed"})
    page = operator.get(address).content.decode()
    assert 'value="Half-typed"' in page
    assert f"<h1>{endpoint.name}</h1>" in page
    operator.post(address, NEW)
    event = Event.objects.get()
    assert (event.action, event.before["name"], event.after["name"]) == ("edit", "The CMS at /hook", "CMS")
    operator.post(address, NEW)
    assert Event.objects.count() == 1, "what changes nothing is no event"


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [("active", "pause", "paused"), ("paused", "resume", "active"), ("active", "retire", "retired")],
)
def test_every_step_can_be_undone(operator, make_endpoint, before, action, after):
    endpoint = make_endpoint(state=before)
    page = act(operator, endpoint, "webhook_move", action)
    assert state(endpoint) == after
    operator.post(undo_on(page))
    assert state(endpoint) == {"retired": "paused"}.get(after, before)


def test_a_step_that_is_not_possible_says_so(operator, make_endpoint):
    endpoint = make_endpoint(state="retired")
    assert (
        "not possible for a webhook that is retired"
        in act(operator, endpoint, "webhook_move", "resume").content.decode()
    )
    assert "Resume the webhook first" in act(operator, endpoint, "webhook_test").content.decode()
    assert act(operator, endpoint, "webhook_move", "explode").status_code == 404
    assert not Event.objects.exists()


def test_what_waits_in_a_pause_is_sent_as_new_afterwards(operator, make_endpoint, queue, httpserver, send):
    httpserver.expect_request("/hook").respond_with_data("")
    endpoint = make_endpoint(state="active")
    endpoint_stop(endpoint, "The address answers 500: its server has a fault")
    waiting = queue(endpoint, tries=9, due_at="2100-01-01T00:00Z")
    assert "its server has a fault" in operator.get(endpoint.desk_address()).content.decode()
    act(operator, endpoint, "webhook_move", "resume")
    assert Endpoint.objects.get().failure == ""
    send()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.tries) == ("delivered", 1)


def test_a_new_secret_signs_beside_the_old_one_and_can_be_taken_back(operator, endpoint):
    page = act(operator, endpoint, "webhook_secret")
    changed = Endpoint.objects.get()
    assert SHOWN.findall(page.content.decode()) == [changed.secret]
    assert (changed.secret != SECRET, changed.old_secret) == (True, SECRET)
    assert "The old secret signs too until" in page.content.decode()
    operator.post(undo_on(page))
    back = Endpoint.objects.get()
    assert (back.secret, back.old_secret) == (SECRET, "")
    assert "no old secret that is still valid" in act(operator, endpoint, "webhook_secret_old").content.decode()
    assert [event.action for event in Event.objects.all()] == ["undo renew the secret", "renew the secret"]


def test_a_test_message_arrives(operator, endpoint, httpserver, send):
    httpserver.expect_request("/hook").respond_with_data("<b>thanks</b>")
    page = act(operator, endpoint, "webhook_test")
    assert "Not sent yet." in page.content.decode()
    send()
    [(request, _response)] = httpserver.log
    assert request.json["type"] == "webhook.test"
    log = operator.get(page.request["PATH_INFO"]).content.decode()
    assert "&lt;b&gt;thanks&lt;/b&gt;" in log
    assert "delivered" in log


def test_one_message_or_all_that_failed_are_sent_again_under_their_ids(operator, endpoint, queue, delivery):
    others = [queue(endpoint, state="failed"), queue(endpoint, state="delivered")]
    operator.post(reverse("desk:delivery_replay", args=[delivery.public_id]))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == ("waiting", 0)
    assert "1 message is sent again." in act(operator, endpoint, "webhook_replay").content.decode()
    assert [Delivery.objects.get(pk=each.pk).state for each in others] == ["waiting", "delivered"]
    assert [event.after for event in Event.objects.filter(action="replay")] == [{"deliveries": 1}] * 2


def test_the_log_is_narrowed_and_goes_on(operator, endpoint, queue, delivery):
    for _ in range(60):
        queue(endpoint, state="delivered")
    first = operator.get(endpoint.desk_address())
    older = operator.get(endpoint.desk_address(), {"before": first.context["next_page"]})
    assert (len(first.context["deliveries"]), len(older.context["deliveries"])) == (50, 11)
    failed = operator.get(endpoint.desk_address(), {"state": "failed"})
    assert list(failed.context["deliveries"]) == [delivery]


def test_queries_of_a_page_do_not_grow_with_messages(operator, endpoint, queue, django_assert_num_queries):
    for _ in range(20):
        Attempt.objects.create(delivery=queue(endpoint), milliseconds=1)
    with django_assert_num_queries(7):
        operator.get(endpoint.desk_address())


def test_queries_of_the_list_do_not_grow_with_endpoints(operator, make_endpoint, queue, django_assert_num_queries):
    for number in range(20):
        queue(make_endpoint(name=str(number)))
    with django_assert_num_queries(5):
        operator.get(reverse("desk:webhooks"))


@pytest.mark.parametrize(("who", "code"), [("alice", 403), ("bob", 403), ("carol", 200), ("dave", 403), ("eve", 403)])
@pytest.mark.parametrize("name", ["webhooks", "webhook_create", "webhook", "webhook_edit", "delivery"])
def test_who_may_look(request, as_user, endpoint, delivery, *, who, code, name):
    subject = {"webhooks": [], "webhook_create": [], "delivery": [delivery.public_id]}.get(name, [endpoint.public_id])
    page = as_user(request.getfixturevalue(who)).get(reverse(f"desk:{name}", args=subject))
    assert page.status_code == code


@pytest.mark.parametrize(("who", "code"), [("alice", 403), ("bob", 403), ("carol", 302), ("dave", 403), ("eve", 403)])
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("webhook_move", ["pause"]),
        ("webhook_secret", []),
        ("webhook_secret_old", []),
        ("webhook_test", []),
        ("webhook_replay", []),
        ("delivery_replay", []),
    ],
)
def test_who_may_act(request, as_user, endpoint, delivery, *, who, code, name, more):
    subject = delivery.public_id if name == "delivery_replay" else endpoint.public_id
    client = as_user(request.getfixturevalue(who))
    assert client.post(reverse(f"desk:{name}", args=[subject, *more])).status_code == code
    assert client.get(reverse(f"desk:{name}", args=[subject, *more])).status_code == 405


@pytest.mark.parametrize(("who", "sees"), [("bob", 0), ("carol", 1)])
def test_the_history_of_addresses_is_the_operators(request, as_user, operator, endpoint, *, who, sees):
    operator.post(reverse("desk:webhook_edit", args=[endpoint.public_id]), NEW | {"url": "https://chat.example/token"})
    history = as_user(request.getfixturevalue(who)).get(reverse("desk:history")).content.decode()
    assert history.count("https://chat.example/token") == sees


def test_a_stranger_is_asked_to_sign_in(reader, endpoint):
    assert reader.get(endpoint.desk_address()).status_code == 302
    assert "/accounts/login/" in reader.get(endpoint.desk_address()).headers["Location"]
