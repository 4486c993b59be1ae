"""Operators hear of a webhook that the software paused."""

import pytest
from django.core import mail

from factbase.webhooks.notices import operators_tell
from factbase.webhooks.services import endpoint_move, endpoint_stop

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(alice, carol, dave) -> None:
    for user in (alice, carol, dave):
        user.email = f"{user.username}@example.org"
        user.save()


@pytest.mark.usefixtures("addresses")
def test_operators_are_told_once(make_endpoint, settings):
    endpoint = make_endpoint(name="The CMS\n at /hook")
    settings.PUBLIC_URL = "https://facts.example.org"
    endpoint_stop(endpoint, "The address answers 410: the page is gone")
    operators_tell()
    operators_tell()
    [message] = mail.outbox
    assert message.subject == "Paused: the webhook The CMS at /hook"
    assert message.to == ["carol@example.org"]
    assert "The address answers 410: the page is gone" in message.body
    assert f"https://facts.example.org/desk/webhooks/{endpoint.public_id}/" in message.body


@pytest.mark.usefixtures("addresses")
def test_a_second_failure_is_told_too_and_a_pause_by_a_person_is_not(endpoint, carol):
    endpoint_stop(endpoint, "it is gone")
    operators_tell()
    endpoint_move(endpoint, "resume", by=carol)
    endpoint_stop(endpoint, "it is gone again")
    operators_tell()
    endpoint_move(endpoint, "resume", by=carol)
    endpoint_move(endpoint, "pause", by=carol)
    operators_tell()
    assert [message.body.count("gone again") for message in mail.outbox] == [0, 1]


@pytest.mark.usefixtures("addresses")
def test_mail_that_cannot_be_sent_keeps_nobody(endpoint, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    endpoint_stop(endpoint, "it is gone")
    operators_tell()
    assert "carol@example.org was not told" in caplog.text


def test_the_home_page_counts_it(endpoint, carol, as_user):
    def failing() -> int:
        groups = as_user(carol).get("/desk/").context["groups"]
        return next(count.number for group in groups for count in group.counts if count.words == "webhooks failing")

    assert failing() == 0
    endpoint_stop(endpoint, "it is gone")
    assert failing() == 1
